/**
 * The embedded face box: a small face-recognition appliance that speaks the Sophon API, finds and
 * matches faces, keeps what it answered with success and pushes its events; it shares nothing with
 * the clients that call it.
 */
@NullMarked
package dev.muster.facebox;

import org.jspecify.annotations.NullMarked;

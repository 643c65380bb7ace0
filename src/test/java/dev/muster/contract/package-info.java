/**
 * The Sophon contract as a black-box suite: over HTTP and JSON only, against the embedded box or,
 * given its address, against a real one.
 */
@NullMarked
package dev.muster.contract;

import org.jspecify.annotations.NullMarked;

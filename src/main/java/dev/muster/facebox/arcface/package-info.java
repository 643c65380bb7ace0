/**
 * The ArcFace HTTP dialect of the embedded face box: signed envelopes on {@code /face2/*}, checked
 * and answered as the Go service does it.
 */
@NullMarked
package dev.muster.facebox.arcface;

import org.jspecify.annotations.NullMarked;

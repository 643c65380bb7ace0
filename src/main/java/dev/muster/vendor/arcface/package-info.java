/** The ArcFace HTTP service as a recogniser: signed calls, and what its answers mean. */
@NullMarked
package dev.muster.vendor.arcface;

import org.jspecify.annotations.NullMarked;

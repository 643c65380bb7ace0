/**
 * Artificial people with artificial photos: drawn from a seed by a small head renderer, so that
 * tests, benchmark and first steps need no picture of anybody.
 */
@NullMarked
package dev.muster.sample;

import org.jspecify.annotations.NullMarked;

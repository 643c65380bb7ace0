/**
 * From a dropped photo to a person on every right directory: naming, checking, batches, placements.
 */
@NullMarked
package dev.muster.enrol;

import org.jspecify.annotations.NullMarked;

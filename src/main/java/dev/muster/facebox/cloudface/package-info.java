/**
 * The cloud-face dialect of the embedded face box: four calls that register, recognise, list and
 * delete pictures, over the box's own engine.
 */
@NullMarked
package dev.muster.facebox.cloudface;

import org.jspecify.annotations.NullMarked;

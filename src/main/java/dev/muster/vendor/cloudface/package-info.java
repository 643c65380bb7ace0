/**
 * The "cloud face recognition" service as a directory and recogniser: four calls, a remark as key.
 */
@NullMarked
package dev.muster.vendor.cloudface;

import org.jspecify.annotations.NullMarked;

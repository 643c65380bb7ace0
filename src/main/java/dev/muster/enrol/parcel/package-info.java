/** ZIP files as they are dropped: unpacked within bounds, or refused as a whole. */
@NullMarked
package dev.muster.enrol.parcel;

import org.jspecify.annotations.NullMarked;

/** The Sophon box, v1: its wire records, what they mean to us, and how its answers are judged. */
@NullMarked
package dev.muster.vendor.sophon;

import org.jspecify.annotations.NullMarked;

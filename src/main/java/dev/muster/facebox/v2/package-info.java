/** The Sophon v2 API ({@code contracts/sophon.md §5}). */
@NullMarked
package dev.muster.facebox.v2;

import org.jspecify.annotations.NullMarked;

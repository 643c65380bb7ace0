/** The Sophon v1 API ({@code contracts/sophon.md §4}). */
@NullMarked
package dev.muster.facebox.v1;

import org.jspecify.annotations.NullMarked;

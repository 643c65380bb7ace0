/**
 * The HTTP and JSON plumbing that every dialect of the box shares, and the ways in which it
 * declines.
 */
@NullMarked
package dev.muster.facebox.wire;

import org.jspecify.annotations.NullMarked;

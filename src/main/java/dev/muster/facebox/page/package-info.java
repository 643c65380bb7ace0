/**
 * The box's own page for people, and what it reads; no part of the vendor's API, so that it may
 * change with every version.
 */
@NullMarked
package dev.muster.facebox.page;

import org.jspecify.annotations.NullMarked;

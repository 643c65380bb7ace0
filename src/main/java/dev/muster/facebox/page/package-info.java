/** The box's own page for people. */
@NullMarked
package dev.muster.facebox.page;

import org.jspecify.annotations.NullMarked;

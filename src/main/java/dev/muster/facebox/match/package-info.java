/** Comparisons that devices ask for, their score, and the events that they leave. */
@NullMarked
package dev.muster.facebox.match;

import org.jspecify.annotations.NullMarked;

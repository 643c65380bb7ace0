/** What is asked of a system outside, what came back, and which of the four ways it ended. */
@NullMarked
package dev.muster.call;

import org.jspecify.annotations.NullMarked;

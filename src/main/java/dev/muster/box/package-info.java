/** The face-access boxes of the configuration and what is known to stand on them. */
@NullMarked
package dev.muster.box;

import org.jspecify.annotations.NullMarked;

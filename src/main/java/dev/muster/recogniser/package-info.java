/** Services that look at faces, and what can be asked of them whoever's they are. */
@NullMarked
package dev.muster.recogniser;

import org.jspecify.annotations.NullMarked;

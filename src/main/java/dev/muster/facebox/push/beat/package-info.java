/** What the box says of itself and its devices to whoever watches it, at regular times. */
@NullMarked
package dev.muster.facebox.push.beat;

import org.jspecify.annotations.NullMarked;

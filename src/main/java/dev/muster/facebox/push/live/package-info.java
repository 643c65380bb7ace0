/** Events sent the moment they happen, to whoever listens then: seen or lost. */
@NullMarked
package dev.muster.facebox.push.live;

import org.jspecify.annotations.NullMarked;

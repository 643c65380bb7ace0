/** The launcher: the one place that knows both the bridge and the embedded face box. */
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;

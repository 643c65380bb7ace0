/** Events on their way out of the box. */
@NullMarked
package dev.muster.facebox.push;

import org.jspecify.annotations.NullMarked;

/** The pages and the REST interface. */
@NullMarked
package dev.muster.console;

import org.jspecify.annotations.NullMarked;

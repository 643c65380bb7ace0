/** The places that people are put into, boxes and clouds alike, and what each of them can do. */
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;

/** What is asked of a directory or recogniser and answered at once, so that no row waits for it. */
@NullMarked
package dev.muster.errand;

import org.jspecify.annotations.NullMarked;

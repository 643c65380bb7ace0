/** A vendor that keeps people in memory: what a new one needs, and nothing else. */
@NullMarked
package dev.muster.fake;

import org.jspecify.annotations.NullMarked;

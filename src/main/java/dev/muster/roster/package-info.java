/** The people we want, with their photos: the desired state. */
@NullMarked
package dev.muster.roster;

import org.jspecify.annotations.NullMarked;

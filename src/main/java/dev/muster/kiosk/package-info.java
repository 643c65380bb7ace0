/** Cameras at doors and desks that have people recognised and bring what they saw as events. */
@NullMarked
package dev.muster.kiosk;

import org.jspecify.annotations.NullMarked;

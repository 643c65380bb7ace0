/** Match events: the journal, the subscribers, and the deliveries between them. */
@NullMarked
package dev.muster.event;

import org.jspecify.annotations.NullMarked;

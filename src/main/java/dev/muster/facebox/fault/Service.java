package dev.muster.facebox.fault;

import java.time.Duration;

/**
 * How fast the box registers people.
 *
 * @param time least time that a registration takes
 * @param slots registrations at work at the same time, 0 for no limit
 */
public record Service(Duration time, int slots) {

  static final Duration LONGEST = Duration.ofMinutes(1);
  static final int MOST_SLOTS = 1000;
}

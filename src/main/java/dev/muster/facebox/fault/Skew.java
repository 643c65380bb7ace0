package dev.muster.facebox.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * How wrong a clock is.
 *
 * @param shift what it was ahead when it was set; negative when behind
 * @param drift what it gains in a day; negative when it loses
 * @param since when it was set, by the right clock
 */
record Skew(Duration shift, Duration drift, Instant since) {

  /** Far enough for a box whose battery is dead and that believes in 1972. */
  static final Duration FARTHEST = Duration.ofDays(20_000);

  static final Duration FASTEST = Duration.ofHours(12);

  static final Skew NONE = new Skew(Duration.ZERO, Duration.ZERO, Instant.EPOCH);

  private static final double DAY = Duration.ofDays(1).toMillis();

  Instant apply(Instant right) {
    double days = Duration.between(since, right).toMillis() / DAY;
    return right.plus(shift).plusMillis(Math.round(drift.toMillis() * days));
  }

  boolean isNone() {
    return shift.isZero() && drift.isZero();
  }
}

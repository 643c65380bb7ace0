package dev.muster.event;

import java.time.Duration;

/**
 * How fast a subscriber is served.
 *
 * @param concurrency how many deliveries are under way at once
 * @param rate how many deliveries begin in a second, at most; 0 is no limit
 * @param timeout how long one delivery may take
 */
public record Pace(int concurrency, int rate, Duration timeout) {

  private static final int MOST = 256;
  private static final int FASTEST = 10_000;

  /** The same when its values are allowed. */
  Pace named(String key) {
    Rule.check(
        concurrency >= 1 && concurrency <= MOST,
        "%s.concurrency is %d; allowed are 1 to %d".formatted(key, concurrency, MOST));
    Rule.check(
        rate >= 0 && rate <= FASTEST,
        "%s.rate is %d; allowed are 0, which is no limit, to %d".formatted(key, rate, FASTEST));
    Rule.check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(Duration.ofMinutes(2)) <= 0,
        "%s.timeout is %s; allowed is more than 0s and at most 2m".formatted(key, timeout));
    return this;
  }
}

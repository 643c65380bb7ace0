package dev.muster.event;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a subscriber's answers are understood, and when it is tried again.
 *
 * @param success which statuses mean that the event has arrived
 * @param retry the waits between the tries; after the last the delivery is blocked
 * @param jitter by how many percent each wait is longer or shorter, at random, so that what failed
 *     together does not come back together
 * @param longestWait the longest wait that the receiver may ask for
 */
record Manners(Statuses success, List<Duration> retry, int jitter, Duration longestWait) {

  private static final Duration LONGEST_STEP = Duration.ofDays(7);
  private static final int MOST_STEPS = 100;
  private static final int MOST_JITTER = 50;

  Manners {
    retry = List.copyOf(retry);
  }

  /** The same when its values are allowed. */
  Manners named(String key) {
    Rule.check(
        retry.size() <= MOST_STEPS,
        "%s.retry holds %d steps; allowed are at most %d".formatted(key, retry.size(), MOST_STEPS));
    for (Duration step : retry) {
      Rule.check(
          !step.isNegative() && step.compareTo(LONGEST_STEP) <= 0,
          "%s.retry holds %s; allowed are steps of 0s to 7d".formatted(key, step));
    }
    Rule.check(
        jitter >= 0 && jitter <= MOST_JITTER,
        "%s.jitter is %d; allowed are 0 to %d percent".formatted(key, jitter, MOST_JITTER));
    Rule.check(
        !longestWait.isNegative() && longestWait.compareTo(LONGEST_STEP) <= 0,
        "%s.longest-wait is %s; allowed are 0s to 7d".formatted(key, longestWait));
    return this;
  }

  /** True when a delivery that was tried so often before is not tried again. */
  boolean isOver(int attempts) {
    return attempts >= retry.size();
  }

  /**
   * How long to wait after a failure, in milliseconds.
   *
   * @param attempts how often it was tried before
   * @param asked how many seconds the receiver asked for, 0 when it did not; never shortened by
   *     chance, but bounded
   */
  long wait(int attempts, long asked, RandomGenerator chance) {
    double factor = 1 + jitter / 100.0 * (2 * chance.nextDouble() - 1);
    long planned = Math.round(retry.get(attempts).toMillis() * factor);
    return Math.max(planned, Math.min(asked * 1000, longestWait.toMillis()));
  }
}

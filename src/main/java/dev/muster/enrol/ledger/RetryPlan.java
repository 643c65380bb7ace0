package dev.muster.enrol.ledger;

import java.time.Duration;
import java.util.List;

/** When a failed placement is tried again: soon at first, then every hour, for ever. */
public final class RetryPlan {

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private RetryPlan() {}

  /**
   * @param attempts how often it was tried so far, at least once
   */
  public static Duration after(int attempts) {
    return STEPS.get(Math.min(attempts, STEPS.size()) - 1);
  }
}

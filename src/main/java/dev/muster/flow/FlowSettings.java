package dev.muster.flow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The paces of the flows; the route files name them as placeholders.
 *
 * @param dropLook how often a drop is looked at, in milliseconds
 * @param handBackEvery how often settled photos are handed back, in milliseconds
 * @param reportEvery how often reports are brought up to date, in milliseconds
 * @param validityEvery how often ended validities are looked for, in milliseconds
 * @param discardEvery how often pictures and files of people who left are deleted, in milliseconds
 * @param historyLook how often steps that are too old are looked for, in milliseconds
 * @param replayEvery how often replays are taken further, in milliseconds
 * @param forgetEvery how often events that are too old are looked for, in milliseconds
 * @param countEvery how often the calls to directories are written down, in milliseconds
 * @param connectTimeout how long to wait for a connection to a box or subscriber
 * @param breaker when calls to a box or subscriber are held back
 */
@ConfigurationProperties("muster")
record FlowSettings(
    @DefaultValue("500") int dropLook,
    @DefaultValue("500") int handBackEvery,
    @DefaultValue("1000") int reportEvery,
    @DefaultValue("30000") int validityEvery,
    @DefaultValue("5000") int discardEvery,
    @DefaultValue("60000") int historyLook,
    @DefaultValue("60000") int forgetEvery,
    @DefaultValue("200") int replayEvery,
    @DefaultValue("2000") int countEvery,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue Breaker breaker) {

  private static final int LONGEST_PACE = 3_600_000;

  /**
   * The circuit breaker of each box and subscriber.
   *
   * @param calls so many calls are looked at
   * @param failurePercent of these so many must have failed to reach the other side
   * @param openSeconds so long no call is sent then
   */
  record Breaker(
      @DefaultValue("20") int calls,
      @DefaultValue("50") int failurePercent,
      @DefaultValue("2") int openSeconds) {

    Breaker {
      range("muster.breaker.calls", calls, 1, 1000);
      range("muster.breaker.failure-percent", failurePercent, 1, 100);
      range("muster.breaker.open-seconds", openSeconds, 1, 600);
    }
  }

  FlowSettings {
    range("muster.drop-look", dropLook, 10, LONGEST_PACE);
    range("muster.hand-back-every", handBackEvery, 10, LONGEST_PACE);
    range("muster.report-every", reportEvery, 10, LONGEST_PACE);
    range("muster.validity-every", validityEvery, 10, LONGEST_PACE);
    range("muster.discard-every", discardEvery, 10, LONGEST_PACE);
    range("muster.history-look", historyLook, 10, LONGEST_PACE);
    range("muster.replay-every", replayEvery, 10, LONGEST_PACE);
    range("muster.forget-every", forgetEvery, 10, LONGEST_PACE);
    range("muster.count-every", countEvery, 10, LONGEST_PACE);
    if (connectTimeout.isNegative() || connectTimeout.isZero()) {
      throw new IllegalArgumentException(
          "muster.connect-timeout is " + connectTimeout + "; allowed is more than 0s, such as 3s");
    }
  }

  private static void range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d; allowed are %d to %d".formatted(key, value, least, most));
    }
  }
}

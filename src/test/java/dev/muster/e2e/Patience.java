package dev.muster.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits with a bound that a slow, shared machine can keep. */
final class Patience {

  private Patience() {}

  static ConditionFactory until(String what) {
    return within(Duration.ofSeconds(90), what);
  }

  static ConditionFactory within(Duration most, String what) {
    return Awaitility.await(what).atMost(most).pollInterval(Duration.ofMillis(150));
  }

  /** Lets this much time pass: for what must not happen meanwhile. */
  static void pass(Duration time) {
    Awaitility.await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
  }
}

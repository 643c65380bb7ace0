package dev.muster.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits with a bound that a slow, shared machine can keep. */
final class Patience {

  private Patience() {}

  static ConditionFactory until(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(150));
  }
}

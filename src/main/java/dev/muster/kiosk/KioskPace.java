package dev.muster.kiosk;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets one picture of each kiosk through at a time, and none too soon after the last. */
public final class KioskPace {

  private final Map<String, Instant> next = new HashMap<>();
  private final Clock clock;

  KioskPace(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes the look when it is time for it; empty when it came too soon.
   *
   * @param <T> what comes of a look
   */
  public <T> Optional<T> take(Kiosk kiosk, Supplier<T> look) {
    Instant now = clock.instant();
    if (!enter(kiosk, now)) {
      return Optional.empty();
    }
    try {
      return Optional.of(look.get());
    } finally {
      leave(kiosk, now);
    }
  }

  /** While a look is under way the next is never. */
  private synchronized boolean enter(Kiosk kiosk, Instant now) {
    if (now.isBefore(next.getOrDefault(kiosk.name(), now))) {
      return false;
    }
    next.put(kiosk.name(), Instant.MAX);
    return true;
  }

  private synchronized void leave(Kiosk kiosk, Instant began) {
    next.put(kiosk.name(), began.plus(kiosk.every()));
  }
}

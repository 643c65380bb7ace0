package dev.muster.event.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that one question about the history of a box covers, both ends included, by the clock of
 * the box. An open window has no end: so a box whose clock is wrong hides nothing behind ours.
 *
 * @param to null when it is open
 */
public record Window(Instant from, @Nullable Instant to) {

  private static final Duration SMALLEST = Duration.ofSeconds(1);

  /** How far an open window is taken to reach at least. */
  private static final Duration HOUR = Duration.ofHours(1);

  static Window openFrom(Instant from) {
    return new Window(from, null);
  }

  boolean isOpen() {
    return to == null;
  }

  /** True while there is a shorter window to ask for. */
  boolean canBeHalved() {
    return to == null || Duration.between(from, to).compareTo(SMALLEST) > 0;
  }

  /** Its earlier half. */
  Window half(Instant now) {
    Instant least = from.plus(HOUR);
    Instant end = to != null ? to : now.isAfter(least) ? now : least;
    return new Window(from, from.plusMillis(Duration.between(from, end).toMillis() / 2));
  }

  /** What follows a window that was read: twice as long, and open when that reaches the present. */
  Window next(Instant now) {
    if (to == null) {
      throw new IllegalStateException("nothing follows an open window");
    }
    Instant end = to.plusMillis(2 * Math.max(1, Duration.between(from, to).toMillis()));
    return new Window(to, end.isBefore(now) ? end : null);
  }

  /** True when the box cannot have meant this: it lies before what was asked for. */
  boolean isBefore(Instant at, Duration grace) {
    return at.isBefore(from.minus(grace));
  }

  boolean holds(Instant at, Duration grace) {
    return !at.isBefore(from.minus(grace)) && (to == null || !at.isAfter(to.plus(grace)));
  }
}

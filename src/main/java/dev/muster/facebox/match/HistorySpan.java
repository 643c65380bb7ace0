package dev.muster.facebox.match;

import java.time.Duration;
import java.util.Optional;

/**
 * The part of the history that a search looks at, milliseconds since 1970; both ends belong to it
 * ({@code contracts/sophon.md §6.8.4}).
 */
public record HistorySpan(long from, long to) {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long MONTH = Duration.ofDays(31).toMillis();

  /**
   * The last day unless times are given; empty when they are not in order or span a month or more.
   */
  public static Optional<HistorySpan> of(Optional<Long> start, Optional<Long> end, long now) {
    long to = end.orElse(now);
    HistorySpan span = new HistorySpan(start.orElse(to - DAY), to);
    return Optional.of(span).filter(HistorySpan::isShort);
  }

  /**
   * What is left after a search that ended at this time, which was looked at.
   *
   * @param backwards whether it goes from the end to the start
   */
  public HistorySpan after(Optional<Long> last, boolean backwards) {
    return last.map(
            time ->
                backwards
                    ? new HistorySpan(from, Math.min(to, time - 1))
                    : new HistorySpan(Math.max(from, time + 1), to))
        .orElse(this);
  }

  private boolean isShort() {
    return from <= to && to - from < MONTH;
  }
}

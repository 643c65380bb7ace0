package dev.muster.vendor.sophon;

import dev.muster.event.source.CatchUp;
import dev.muster.event.source.Times;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the history of a box is asked for.
 *
 * @param from in the unit that the box takes
 * @param to null for no end
 * @param page from 0
 */
record HistoryPage(BigDecimal from, @Nullable BigDecimal to, int page, int rows) {

  static HistoryPage of(CatchUp now) {
    Instant to = now.window().to();
    return new HistoryPage(
        time(now.window().from(), now.times()),
        to == null ? null : time(to, now.times()),
        now.page(),
        now.rows());
  }

  private static BigDecimal time(Instant at, Times times) {
    return times == Times.MILLIS
        ? BigDecimal.valueOf(at.toEpochMilli())
        : BigDecimal.valueOf(at.toEpochMilli(), 3);
  }
}

package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Pushes that were not taken as events. */
final class RefusedPushList {

  /**
   * One kind of push that was not taken.
   *
   * @param box as the address named it
   * @param kept whether its bytes are kept
   * @param times how often it came
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record RefusedPush(
      String id,
      String box,
      String reason,
      String detail,
      long bytes,
      boolean kept,
      long times,
      Instant firstAt,
      Instant lastAt) {}

  private final Store store;

  RefusedPushList(Store store) {
    this.store = store;
  }

  /** The latest first; the table itself is bounded. */
  List<RefusedPush> latest(int limit) {
    return store.read(
        db ->
            db.sql(
                    """
                    SELECT id, box, reason, detail, bytes, body, times, first_at, last_at
                    FROM refused_push ORDER BY last_at DESC LIMIT ?
                    """)
                .param(limit)
                .query(
                    (row, n) ->
                        new RefusedPush(
                            row.getString("id"),
                            row.getString("box"),
                            row.getString("reason").toLowerCase(Locale.ROOT),
                            row.getString("detail"),
                            row.getLong("bytes"),
                            row.getString("body") != null,
                            row.getLong("times"),
                            Rows.time(row, "first_at"),
                            Rows.time(row, "last_at")))
                .list());
  }
}

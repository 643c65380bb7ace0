package dev.muster.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the lane of a box or subscriber is held back, and why. */
record Lane(
    int troubles,
    @Nullable Instant pausedUntil,
    @Nullable String reason,
    @Nullable Instant answeredAt,
    @Nullable Instant offAt,
    @Nullable String offReason) {

  static final Lane UNUSED = new Lane(0, null, null, null, null, null);

  boolean isOpen() {
    return troubles == 0;
  }

  Lane because(String words) {
    return new Lane(troubles, pausedUntil, words, answeredAt, offAt, offReason);
  }

  static Map<String, Lane> all(JdbcClient db) {
    Map<String, Lane> lanes = new HashMap<>();
    db.sql("SELECT name, troubles, paused_until, reason, answered_at, off_at, off_reason FROM lane")
        .query(
            row -> {
              lanes.put(
                  row.getString("name"),
                  new Lane(
                      row.getInt("troubles"),
                      Rows.time(row, "paused_until"),
                      Rows.maybeText(row, "reason"),
                      Rows.maybeTime(row, "answered_at"),
                      Rows.maybeTime(row, "off_at"),
                      Rows.maybeText(row, "off_reason")));
            });
    return lanes;
  }
}

package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event for one subscriber.
 *
 * @param replay the replay that it belongs to; 0 for the live delivery
 * @param status the HTTP status of the last attempt; null when no answer came or none was made
 * @param words what the receiver said, or why it was not reached
 * @param millis how long the last attempt took
 * @param nextTry null when it is settled
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DeliveryView(
    long id,
    String eventId,
    String subscriber,
    long replay,
    DeliveryState state,
    int attempts,
    @Nullable Integer status,
    @Nullable String words,
    @Nullable Long millis,
    @Nullable Instant nextTry,
    @Nullable Instant settledAt) {

  static final String COLUMNS =
      """
      SELECT d.id, e.id AS event_id, d.subscriber, d.replay, d.state, d.attempts, d.status, d.detail, d.millis, d.next_at,
        d.settled_at
      FROM delivery d JOIN match_event e ON e.seq = d.event_seq
      """;

  static DeliveryView of(ResultSet row, int n) throws SQLException {
    DeliveryState state = DeliveryState.valueOf(row.getString("state"));
    return new DeliveryView(
        row.getLong("id"),
        row.getString("event_id"),
        row.getString("subscriber"),
        row.getLong("replay"),
        state,
        row.getInt("attempts"),
        Rows.maybeInt(row, "status"),
        Rows.maybeTold(row, "detail", Locale.ENGLISH),
        Rows.maybeLong(row, "millis"),
        state == DeliveryState.PENDING ? Rows.time(row, "next_at") : null,
        Rows.maybeTime(row, "settled_at"));
  }
}

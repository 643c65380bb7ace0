package dev.muster.store;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds a lane back while its box or subscriber does not answer, so that ten thousand waiting rows
 * cost one call every half minute and not ten thousand. One answer opens it again.
 */
public final class LaneRest {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private LaneRest() {}

  /** Until when the lane is held back; empty when it is open. */
  public static Optional<Long> pausedUntil(JdbcClient db, String lane, long now) {
    return db.sql("SELECT paused_until FROM lane WHERE name = ? AND paused_until > ?")
        .params(lane, now)
        .query(Long.class)
        .optional();
  }

  /** Opens the lane. */
  public static void answered(JdbcClient db, String lane, long now) {
    db.sql(
            """
            INSERT INTO lane (name, paused_until, troubles, reason, answered_at) VALUES (?, 0, 0, NULL, ?)
            ON CONFLICT (name) DO UPDATE SET paused_until = 0, troubles = 0, reason = NULL,
              answered_at = excluded.answered_at
            """)
        .params(lane, now)
        .update();
  }

  /**
   * Notes that nobody answered, and returns until when the lane rests. Calls that were under way
   * together and fail together are one trouble.
   */
  public static long trouble(JdbcClient db, String lane, String reason, long now) {
    Optional<Long> resting = pausedUntil(db, lane, now);
    if (resting.isPresent()) {
      return resting.get();
    }
    int troubles =
        db.sql("SELECT troubles FROM lane WHERE name = ?")
                .param(lane)
                .query(Integer.class)
                .optional()
                .orElse(0)
            + 1;
    long pause = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(troubles - 1, 10));
    db.sql(
            """
            INSERT INTO lane (name, paused_until, troubles, reason) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET paused_until = excluded.paused_until,
              troubles = excluded.troubles, reason = excluded.reason
            """)
        .params(lane, now + pause, troubles, reason)
        .update();
    return now + pause;
  }
}

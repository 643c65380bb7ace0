package dev.muster.enrol;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds a directory's lane back while the directory does not answer, so that ten thousand waiting
 * people cost one call every half minute and not ten thousand. One answer opens it again.
 */
final class Lanes {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Lanes() {}

  /** Until when the lane is held back; empty when it is open. */
  static Optional<Long> pausedUntil(JdbcClient db, String lane, long now) {
    return db.sql("SELECT paused_until FROM lane WHERE name = ? AND paused_until > ?")
        .params(lane, now)
        .query(Long.class)
        .optional();
  }

  static void answered(JdbcClient db, String lane, long now) {
    db.sql(
            """
            INSERT INTO lane (name, paused_until, troubles, reason, answered_at) VALUES (?, 0, 0, NULL, ?)
            ON CONFLICT (name) DO UPDATE SET paused_until = 0, troubles = 0, reason = NULL,
              answered_at = excluded.answered_at
            """)
        .params(lane, now)
        .update();
  }

  /** Notes that the directory was not reached, and returns until when its lane rests. */
  static long trouble(JdbcClient db, String lane, String reason, long now) {
    int troubles =
        db.sql("SELECT troubles FROM lane WHERE name = ?").param(lane).query(Integer.class).optional().orElse(0)
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

package dev.muster.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds a lane back while its box or subscriber does not answer, so that ten thousand waiting rows
 * cost one call every half minute and not ten thousand: after a rest a single row tries the lane,
 * and one answer opens it for all.
 */
public final class LaneRest {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final long TO_THE_SECOND = 1000;

  private LaneRest() {}

  /** Until when the lane is held back; empty when it is open. */
  public static Optional<Long> pausedUntil(JdbcClient db, String lane, long now) {
    return db.sql("SELECT paused_until FROM lane WHERE name = ? AND paused_until > ?")
        .params(lane, now)
        .query(Long.class)
        .optional();
  }

  /** The lanes that have not answered since their last trouble. */
  public static List<String> troubled(JdbcClient db) {
    return db.sql("SELECT name FROM lane WHERE troubles > 0").query(String.class).list();
  }

  /** The lanes that are switched off. */
  public static List<String> off(JdbcClient db) {
    return db.sql("SELECT name FROM lane WHERE off_at IS NOT NULL").query(String.class).list();
  }

  /** True when the lane is neither held back nor switched off. */
  public static boolean isOpen(JdbcClient db, String lane, long now) {
    return db.sql("SELECT 1 FROM lane WHERE name = ? AND (paused_until > ? OR off_at IS NOT NULL)")
        .params(lane, now)
        .query(Integer.class)
        .optional()
        .isEmpty();
  }

  /**
   * Switches the lane off until {@link #switchOn}; whatever it answers meanwhile changes nothing.
   */
  public static int switchOff(JdbcClient db, String lane, String reason, long now) {
    return db.sql(
            """
            INSERT INTO lane (name, paused_until, troubles, off_at, off_reason) VALUES (?, 0, 0, ?, ?)
            ON CONFLICT (name) DO UPDATE SET off_at = excluded.off_at,
              off_reason = excluded.off_reason
            WHERE lane.off_at IS NULL
            """)
        .params(lane, now, reason)
        .update();
  }

  /** Opens the lane at once; returns 0 when it was not off. */
  public static int switchOn(JdbcClient db, String lane) {
    return db.sql(
            """
            UPDATE lane SET off_at = NULL, off_reason = NULL, paused_until = 0
            WHERE name = ? AND off_at IS NOT NULL
            """)
        .param(lane)
        .update();
  }

  /** How many of the rows that are asked for may go: none during a rest, one after it, else all. */
  public static int room(JdbcClient db, String lane, int max, long now) {
    if (!isOpen(db, lane, now)) {
      return 0;
    }
    return troubles(db, lane) > 0 ? Math.min(1, max) : max;
  }

  /** Notes that rows go; one that tries the lane lets it rest on until there is an answer. */
  public static void go(JdbcClient db, String lane, long now) {
    int troubles = troubles(db, lane);
    if (troubles > 0) {
      db.sql("UPDATE lane SET paused_until = ?, troubles = ? WHERE name = ?")
          .params(now + pause(troubles + 1), troubles + 1, lane)
          .update();
    }
  }

  /** Opens the lane; the time of the answer is kept to the second. */
  public static void answered(JdbcClient db, String lane, long now) {
    db.sql(
            """
            INSERT INTO lane (name, paused_until, troubles, reason, answered_at) VALUES (?, 0, 0, NULL, ?)
            ON CONFLICT (name) DO UPDATE SET paused_until = 0, troubles = 0, reason = NULL,
              answered_at = excluded.answered_at
            WHERE lane.troubles > 0 OR lane.paused_until > 0 OR lane.answered_at IS NULL
              OR lane.answered_at <= ?
            """)
        .params(lane, now, now - TO_THE_SECOND)
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
    int troubles = troubles(db, lane) + 1;
    long until = now + pause(troubles);
    db.sql(
            """
            INSERT INTO lane (name, paused_until, troubles, reason) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET paused_until = excluded.paused_until,
              troubles = excluded.troubles, reason = excluded.reason
            """)
        .params(lane, until, troubles, reason)
        .update();
    return until;
  }

  private static int troubles(JdbcClient db, String lane) {
    return db.sql("SELECT troubles FROM lane WHERE name = ?")
        .param(lane)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static long pause(int troubles) {
    return Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(troubles - 1, 10));
  }
}

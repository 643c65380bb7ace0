package dev.muster.enrol.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the placements of a batch back by moving their next try out of reach, so that a lane's
 * claim need not know of batches. Every method runs inside the caller's transaction.
 */
public final class Pause {

  /** 31 December 9999. */
  static final long NEVER = 253_402_214_400_000L;

  /** So many that the writer is not kept from others for long. */
  private static final int AT_ONCE = 10_000;

  private Pause() {}

  /** Whether something that is due at that time is held back. */
  public static boolean holds(long dueAt) {
    return dueAt == NEVER;
  }

  /** When something of the batch is due that would be due at that time. */
  static long at(JdbcClient db, @Nullable String batch, long time) {
    return Batches.paused(db, batch) ? NEVER : time;
  }

  /**
   * In a statement: {@link #NEVER} when the batch, the first parameter, is paused; else the second.
   */
  static final String AT =
      "CASE WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = ? AND b.paused = 1) THEN "
          + NEVER
          + " ELSE ? END";

  /** What is held back only while a list is read stays so when somebody asks for it. */
  static void byHand(JdbcClient db, String batch) {
    db.sql("UPDATE batch SET pause_reason = ? WHERE id = ? AND pause_reason = ?")
        .params(PauseReason.HAND.name(), batch, PauseReason.READING.name())
        .update();
  }

  /** Holds back what nobody has under way. */
  static void hold(JdbcClient db, String batch, PauseReason reason, long now) {
    db.sql("UPDATE batch SET paused = 1, pause_reason = ? WHERE id = ?")
        .params(reason.name(), batch)
        .update();
    db.sql(
            "UPDATE placement SET next_at = ? WHERE batch = ? AND lease IS NULL"
                + " AND state IN ('PENDING', 'FAILED', 'REMOVING')")
        .params(NEVER, batch)
        .update();
    Batches.changed(db, batch, now);
  }

  /** Lets go what was held back. */
  static void release(JdbcClient db, String batch, long now) {
    db.sql("UPDATE batch SET paused = 0, pause_reason = NULL WHERE id = ?").param(batch).update();
    db.sql(
            """
            UPDATE placement SET next_at = COALESCE((SELECT CASE WHEN r.valid_from > ? THEN r.valid_from END
                FROM person r WHERE r.identity_id = placement.identity_id), ?)
            WHERE batch = ? AND next_at = ? AND state IN ('PENDING', 'FAILED', 'REMOVING')
            """)
        .params(now, now, batch, NEVER)
        .update();
    Batches.changed(db, batch, now);
  }

  /** Holds back a part of what nobody has under way; returns whether there may be more. */
  static boolean holdSome(JdbcClient db, String batch) {
    return db.sql(
                """
                UPDATE placement SET next_at = ? WHERE (identity_id, directory) IN
                  (SELECT identity_id, directory FROM placement WHERE batch = ? AND lease IS NULL
                    AND state IN ('PENDING', 'FAILED', 'REMOVING') AND next_at < ? LIMIT ?)
                """)
            .params(NEVER, batch, NEVER, AT_ONCE)
            .update()
        == AT_ONCE;
  }

  /** Lets go a part of what was held back; returns whether there may be more. */
  static boolean releaseSome(JdbcClient db, String batch, long now) {
    return db.sql(
                """
                UPDATE placement SET next_at = COALESCE((SELECT CASE WHEN r.valid_from > ? THEN r.valid_from END
                    FROM person r WHERE r.identity_id = placement.identity_id), ?)
                WHERE (identity_id, directory) IN
                  (SELECT identity_id, directory FROM placement WHERE batch = ? AND next_at = ?
                    AND state IN ('PENDING', 'FAILED', 'REMOVING') LIMIT ?)
                """)
            .params(now, now, batch, NEVER, AT_ONCE)
            .update()
        == AT_ONCE;
  }
}

package dev.muster.enrol.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches that name people who are to leave. Runs inside the caller's transaction. */
public final class RemovalLimit {

  static final String READING = "the removal list is being read";

  private RemovalLimit() {}

  /** Holds the batch back, unless somebody does already. */
  public static boolean hold(JdbcClient db, String batch, long now) {
    boolean held = Batches.paused(db, batch);
    if (!held) {
      Pause.hold(db, batch, READING, now);
    }
    return !held;
  }

  /** Lets go what {@link #hold} held back, or asks for a confirmation. */
  public static boolean decide(JdbcClient db, String batch, int limit, long now) {
    boolean ours =
        db.sql("SELECT count(*) FROM batch WHERE id = ? AND paused = 1 AND pause_reason = ?")
                .params(batch, READING)
                .query(Long.class)
                .single()
            == 1;
    if (!ours) {
      return false;
    }
    long leaving =
        db.sql(
                "SELECT count(*) FROM batch_row WHERE batch = ? AND effect = 'LEAVE' AND state = 'OPEN'")
            .param(batch)
            .query(Long.class)
            .single();
    if (leaving <= limit) {
      Pause.release(db, batch, now);
      return true;
    }
    db.sql("UPDATE batch SET pause_reason = ? WHERE id = ?")
        .params(
            "it removes %d people, more than muster.removal-limit = %d; resume it to confirm"
                .formatted(leaving, limit),
            batch)
        .update();
    Batches.changed(db, batch, now);
    return false;
  }
}

package dev.muster.enrol.ledger;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches that name people who are to leave. Runs inside the caller's transaction. */
public final class RemovalLimit {

  private RemovalLimit() {}

  /** Holds the batch back, unless somebody does already. */
  public static boolean hold(JdbcClient db, String batch, long now) {
    boolean held = Batches.paused(db, batch);
    if (!held) {
      Pause.hold(db, batch, PauseReason.READING, now);
    }
    return !held;
  }

  /**
   * Lets go what {@link #hold} held back, or asks for a confirmation; does nothing while another
   * manifest of the batch is read. A batch that is paused by hand stays so, and says what to look
   * at before it is resumed.
   */
  public static boolean decide(JdbcClient db, String batch, int limit, long now) {
    Optional<String> reason = pauseReason(db, batch);
    if (reason.isEmpty() || isRead(db, batch)) {
      return false;
    }
    long leaving =
        db.sql(
                "SELECT count(*) FROM batch_row WHERE batch = ? AND effect = 'LEAVE' AND state = 'OPEN'")
            .param(batch)
            .query(Long.class)
            .single();
    if (leaving <= limit) {
      boolean ours = reason.get().equals(PauseReason.READING.name());
      if (ours) {
        Pause.release(db, batch, now);
      }
      return ours;
    }
    db.sql("UPDATE batch SET pause_reason = ? WHERE id = ?")
        .params(PauseReason.REMOVAL.name(), batch)
        .update();
    Batches.changed(db, batch, now);
    return false;
  }

  private static Optional<String> pauseReason(JdbcClient db, String batch) {
    return db.sql("SELECT COALESCE(pause_reason, '') FROM batch WHERE id = ? AND paused = 1")
        .param(batch)
        .query(String.class)
        .optional();
  }

  private static boolean isRead(JdbcClient db, String batch) {
    return db.sql("SELECT count(*) FROM manifest WHERE batch = ? AND complete = 0")
            .param(batch)
            .query(Long.class)
            .single()
        > 0;
  }
}

package dev.muster.enrol.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was asked of a batch and takes more than one transaction to carry through. It stands in the
 * batch's row until it is done, so that a crash only delays it.
 */
enum Control {
  HOLD,
  RELEASE,
  CANCEL;

  /** Asks for it; what was asked before and is not carried through is overtaken. */
  void begin(JdbcClient db, String batch, @Nullable PauseReason pauseReason, long now) {
    boolean paused = this != RELEASE;
    db.sql(
            "UPDATE batch SET paused = ?, pause_reason = ?, control = ?,"
                + " cancelled_at = COALESCE(cancelled_at, CAST(? AS BIGINT)) WHERE id = ?")
        .params(
            Arrays.asList(
                paused ? 1 : 0,
                paused && pauseReason != null ? pauseReason.name() : null,
                name(),
                this == CANCEL ? now : null,
                batch))
        .update();
    Batches.changed(db, batch, now);
  }

  static Optional<Control> of(JdbcClient db, String batch) {
    return db.sql("SELECT control FROM batch WHERE id = ? AND control IS NOT NULL")
        .param(batch)
        .query(String.class)
        .optional()
        .map(Control::valueOf);
  }

  /** The batches of which something was asked that is not carried through. */
  static List<String> unfinished(JdbcClient db) {
    return db.sql("SELECT id FROM batch WHERE control IS NOT NULL ORDER BY id")
        .query(String.class)
        .list();
  }

  /** It is carried through, unless something else is asked meanwhile. */
  void done(JdbcClient db, String batch, long now) {
    db.sql(
            "UPDATE batch SET control = NULL, paused = CASE WHEN control = 'CANCEL' THEN 0 ELSE paused END"
                + " WHERE id = ? AND control = ?")
        .params(batch, name())
        .update();
    Batches.changed(db, batch, now);
  }
}

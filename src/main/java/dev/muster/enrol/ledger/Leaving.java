package dev.muster.enrol.ledger;

import dev.muster.enrol.ledger.History.What;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People who leave: off every directory first, each absence read back, then off the roster with
 * their photos. The proof holds numbers, places and times only. Every method runs inside the
 * caller's transaction.
 */
final class Leaving {

  private Leaving() {}

  /** Wants the person off every directory; returns false when nobody has this number. */
  public static boolean want(JdbcClient db, String id, @Nullable String batch, long now) {
    if (db.sql("UPDATE person SET leaving_at = ?, leaving_batch = ? WHERE identity_id = ?")
            .params(Arrays.asList(now, batch, id))
            .update()
        == 0) {
      return false;
    }
    if (open(db, id).isEmpty()) {
      db.sql("INSERT INTO removal (identity_id, batch, requested_at) VALUES (?, ?, ?)")
          .params(Arrays.asList(id, batch, now))
          .update();
    }
    db.sql(
            "UPDATE batch_row SET state = 'SUPERSEDED', updated_at = ?"
                + " WHERE identity_id = ? AND state IN ('OPEN', 'SCHEDULED', 'HELD') AND COALESCE(effect, '') <> 'LEAVE'")
        .params(now, id)
        .update();
    removeEverywhere(db, id, batch, now);
    History.add(db, new History.Step(id, null, What.LEAVING, null, null, null, batch), now);
    return true;
  }

  /** Takes the person off every directory, and leaves the roster as it is. */
  static void removeEverywhere(JdbcClient db, String id, @Nullable String batch, long now) {
    db.sql(
            """
            UPDATE placement SET state = 'REMOVING', batch = ?, attempts = 0, reason = NULL, detail = NULL,
              next_at = CASE WHEN lease IS NULL THEN ? ELSE next_at END, updated_at = ?
            WHERE identity_id = ?
            """)
        .params(Arrays.asList(batch, Pause.at(db, batch, now), now, id))
        .update();
  }

  /** Notes that a directory has shown the absence of the person. */
  static void prove(JdbcClient db, Placing placing, @Nullable String proof, long now) {
    Optional<Long> removal = open(db, placing.person().id());
    if (removal.isPresent()) {
      db.sql(
              """
              INSERT INTO removal_place (removal, directory, removed_at, proof) VALUES (?, ?, ?, ?)
              ON CONFLICT (removal, directory) DO UPDATE SET removed_at = excluded.removed_at,
                proof = excluded.proof
              """)
          .params(removal.get(), placing.directory(), now, String.valueOf(proof))
          .update();
    }
  }

  /** Erases the person who was to leave, once no directory is left. */
  public static void finish(JdbcClient db, String id, long now) {
    Optional<Long> removal = open(db, id);
    boolean leaves =
        db.sql(
                    "SELECT count(*) FROM person p WHERE p.identity_id = ? AND p.leaving_at IS NOT NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM placement q WHERE q.identity_id = p.identity_id)")
                .param(id)
                .query(Long.class)
                .single()
            == 1;
    if (removal.isEmpty() || !leaves) {
      return;
    }
    if (!isUndoable(db, removal.get())) {
      Pins.erase(db, id);
    }
    int files = Discards.filesOf(db, id, removal.get());
    List<String> came = Discards.photosOf(db, id);
    PersonBefore.forget(db, id);
    db.sql("DELETE FROM person WHERE identity_id = ?").param(id).update();
    int photos = Discards.drop(db, came, removal.get());
    db.sql("UPDATE removal SET finished_at = ?, photos = ?, files = ? WHERE id = ?")
        .params(now, photos, files, removal.get())
        .update();
    forgetNames(db, id);
    History.add(db, new History.Step(id, null, What.ERASED, null, null, null, null), now);
    BatchRows.settleLeaving(db, id, now);
  }

  /**
   * Erases what syncs kept of somebody who is not on the roster any more; returns false when they
   * kept nothing.
   */
  static boolean eraseKept(JdbcClient db, String id, long now) {
    if (!Pins.keeps(db, id)) {
      return false;
    }
    List<String> photos = Pins.photosOf(db, id);
    Pins.erase(db, id);
    Long removal =
        db.sql("SELECT max(id) FROM removal WHERE identity_id = ? AND finished_at IS NOT NULL")
            .param(id)
            .query(Long.class)
            .optional()
            .orElse(null);
    int dropped = Discards.drop(db, photos, removal);
    if (removal != null) {
      db.sql("UPDATE removal SET photos = photos + ? WHERE id = ?")
          .params(dropped, removal)
          .update();
    }
    History.add(db, new History.Step(id, null, What.ERASED, null, null, null, null), now);
    return true;
  }

  /** Whom a sync takes away it may bring back; whom a person erases nobody does. */
  private static boolean isUndoable(JdbcClient db, long removal) {
    return db.sql("SELECT batch FROM removal WHERE id = ? AND batch IS NOT NULL")
        .param(removal)
        .query(String.class)
        .optional()
        .filter(batch -> SyncBatches.is(db, batch))
        .isPresent();
  }

  /** Somebody who comes back before everything is done does not leave. */
  public static void stay(JdbcClient db, String id) {
    for (long removal : removals(db, id)) {
      db.sql("DELETE FROM removal_place WHERE removal = ?").param(removal).update();
      db.sql("DELETE FROM removal WHERE id = ?").param(removal).update();
    }
  }

  /** File names, details and warnings hold names too. What still waits belongs to no past. */
  private static void forgetNames(JdbcClient db, String id) {
    db.sql(
            """
            UPDATE batch_row SET name = '', entry = NULL, detail = NULL, warning = NULL,
              file = CASE WHEN handed = 1 AND photo_key IS NOT NULL THEN 'erased-' || id ELSE file END
            WHERE identity_id = ? AND (effect = 'LEAVE' OR state NOT IN ('OPEN', 'WAITING', 'HELD'))
            """)
        .param(id)
        .update();
  }

  /** A file that is handed back after its person has gone is deleted, and its name forgotten. */
  static void handedLate(JdbcClient db, long row, String file) {
    if (!hasLeft(db, row)) {
      return;
    }
    Discards.lateFile(db, row, file);
    db.sql(
            """
            UPDATE batch_row SET file = 'erased-' || id WHERE id = ? AND photo_key IS NOT NULL
              AND EXISTS (SELECT 1 FROM removal m WHERE m.identity_id = batch_row.identity_id
                AND m.finished_at >= batch_row.updated_at)
            """)
        .param(row)
        .update();
  }

  private static boolean hasLeft(JdbcClient db, long row) {
    return !db.sql(
            """
            SELECT 1 FROM batch_row r JOIN removal m ON m.identity_id = r.identity_id
            WHERE r.id = ? AND m.finished_at >= r.updated_at LIMIT 1
            """)
        .param(row)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  private static Optional<Long> open(JdbcClient db, String id) {
    return removals(db, id).stream().findFirst();
  }

  /** Those that have not come to their end. */
  private static List<Long> removals(JdbcClient db, String id) {
    return db.sql(
            "SELECT id FROM removal WHERE identity_id = ? AND finished_at IS NULL ORDER BY id")
        .param(id)
        .query(Long.class)
        .list();
  }
}

package dev.muster.enrol.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What syncs keep of people so that a run can be taken back. Every method runs inside the caller's
 * transaction.
 */
public final class Pins {

  private Pins() {}

  /** Whether a photo is kept for a run that may be taken back. */
  static boolean holds(JdbcClient db, String photo) {
    return !db.sql("SELECT 1 FROM sync_item WHERE found_photo = ? LIMIT 1")
        .param(photo)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** Whether anything is kept of the person: a name, what they were, a photo. */
  static boolean keeps(JdbcClient db, String id) {
    return !db.sql(
            """
            SELECT 1 FROM sync_item WHERE identity_id = ?
              AND (name <> '' OR found IS NOT NULL OR found_photo IS NOT NULL) LIMIT 1
            """)
        .param(id)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** The photos of the person that are kept. */
  static List<String> photosOf(JdbcClient db, String id) {
    return db.sql(
            "SELECT DISTINCT found_photo FROM sync_item WHERE identity_id = ? AND found_photo IS NOT NULL")
        .param(id)
        .query(String.class)
        .list();
  }

  /**
   * Forgets all of it for somebody whom a person erased: no run brings them back any more, and what
   * a plan still wanted of them is given up.
   */
  static void erase(JdbcClient db, String id) {
    db.sql(
            """
            UPDATE sync_item SET name = '', found = NULL, found_photo = NULL, wanted = NULL,
              wanted_photo = NULL, detail = NULL,
              state = CASE WHEN state IN ('PLANNED', 'READY') THEN 'SKIPPED' ELSE state END
            WHERE identity_id = ?
            """)
        .param(id)
        .update();
    db.sql("DELETE FROM sync_link WHERE identity_id = ?").param(id).update();
    db.sql("DELETE FROM sync_member WHERE identity_id = ?").param(id).update();
    db.sql("DELETE FROM sync_hint WHERE identity_id = ?").param(id).update();
  }

  /** Deletes those photos for good that nobody has and nothing is kept for; returns how many. */
  public static int letGo(JdbcClient db, List<String> photos) {
    return Discards.drop(db, photos, null);
  }
}

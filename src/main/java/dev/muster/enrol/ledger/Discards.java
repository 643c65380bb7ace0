package dev.muster.enrol.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is to be deleted from disk after the rows are gone: a crash in between leaves a row here and
 * never a forgotten picture. Every method runs inside the caller's transaction or query.
 */
final class Discards {

  /** Something to be deleted: a picture of the photo store or a file below a drop. */
  public record Discard(String kind, String item) {}

  private Discards() {}

  /** The files that were handed back for the person, which hold the face too. */
  static int filesOf(JdbcClient db, String id, long removal) {
    return db.sql(
            """
            INSERT INTO discard (kind, item, removal)
            SELECT DISTINCT 'FILE', handed_to, ? FROM batch_row
            WHERE identity_id = ? AND handed_to IS NOT NULL
            ON CONFLICT (kind, item) DO NOTHING
            """)
        .params(removal, id)
        .update();
  }

  /** Every photo that came for the person; those that somebody else uses are kept back later. */
  static int photosOf(JdbcClient db, String id, long removal) {
    return db.sql(
            """
            INSERT INTO discard (kind, item, removal)
            SELECT DISTINCT 'PHOTO', f.digest, CAST(? AS BIGINT) FROM photo f
            WHERE f.digest IN (SELECT digest FROM batch_row WHERE identity_id = ?)
              OR f.digest IN (SELECT photo FROM person WHERE identity_id = ?)
            ON CONFLICT (kind, item) DO NOTHING
            """)
        .params(removal, id, id)
        .update();
  }

  /** Turns the photos of nobody into pictures that are to be deleted; keeps the others. */
  static void dropUnused(JdbcClient db, long removal) {
    db.sql("DELETE FROM discard WHERE kind = 'PHOTO' AND item IN (SELECT photo FROM person)")
        .update();
    List<String> photos =
        db.sql("SELECT item FROM discard WHERE kind = 'PHOTO' AND removal = ?")
            .param(removal)
            .query(String.class)
            .list();
    for (String photo : photos) {
      db.sql(
              """
              INSERT INTO discard (kind, item, removal)
              SELECT DISTINCT 'PICTURE', f.prepared, CAST(? AS BIGINT) FROM prepared_photo f
              WHERE f.photo = ? AND NOT EXISTS (SELECT 1 FROM prepared_photo o
                WHERE o.prepared = f.prepared AND o.photo <> f.photo)
              ON CONFLICT (kind, item) DO NOTHING
              """)
          .params(removal, photo)
          .update();
      db.sql("DELETE FROM face_match WHERE photo = ? OR other = ?").params(photo, photo).update();
      db.sql("DELETE FROM photo WHERE digest = ?").param(photo).update();
      db.sql(
              "UPDATE discard SET kind = 'PICTURE' WHERE kind = 'PHOTO' AND item = ?"
                  + " AND NOT EXISTS (SELECT 1 FROM discard d WHERE d.kind = 'PICTURE' AND d.item = ?)")
          .params(photo, photo)
          .update();
    }
    db.sql("DELETE FROM discard WHERE kind = 'PHOTO' AND removal = ?").param(removal).update();
  }

  /** What is to be deleted now. */
  public static List<Discard> some(JdbcClient db, int most) {
    return db.sql("SELECT kind, item FROM discard WHERE kind <> 'PHOTO' LIMIT ?")
        .param(most)
        .query((row, n) -> new Discard(row.getString(1), row.getString(2)))
        .list();
  }

  /** It is gone. */
  public static void done(JdbcClient db, Discard discard) {
    db.sql("DELETE FROM discard WHERE kind = ? AND item = ?")
        .params(discard.kind(), discard.item())
        .update();
  }
}

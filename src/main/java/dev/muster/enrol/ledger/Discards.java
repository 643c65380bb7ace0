package dev.muster.enrol.ledger;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is to be deleted from disk after the rows are gone: a crash in between leaves a row here and
 * never a forgotten picture. Every method runs inside the caller's transaction or query.
 */
public final class Discards {

  /**
   * Something to be deleted.
   *
   * @param kind PICTURE for a digest of the photo store, FILE for a path below a drop
   */
  public record Discard(String kind, String item) {

    public boolean isPicture() {
      return kind.equals("PICTURE");
    }
  }

  private Discards() {}

  /** The photos that were handed back for the person, which hold the face too. */
  static int filesOf(JdbcClient db, String id, long removal) {
    return db.sql(
            """
            INSERT INTO discard (kind, item, removal)
            SELECT DISTINCT 'FILE', handed_to, CAST(? AS BIGINT) FROM batch_row
            WHERE identity_id = ? AND handed_to IS NOT NULL AND photo_key IS NOT NULL
              AND state NOT IN ('OPEN', 'WAITING', 'HELD')
            ON CONFLICT (kind, item) DO NOTHING
            """)
        .params(removal, id)
        .update();
  }

  /** A file that was handed back only after the person had gone. */
  static void lateFile(JdbcClient db, long row, String file) {
    db.sql(
            """
            INSERT INTO discard (kind, item, removal)
            SELECT 'FILE', ?, max(m.id) FROM batch_row r
              JOIN removal m ON m.identity_id = r.identity_id AND m.finished_at >= r.updated_at
            WHERE r.id = ? AND r.photo_key IS NOT NULL HAVING max(m.id) IS NOT NULL
            ON CONFLICT (kind, item) DO NOTHING
            """)
        .params(file, row)
        .update();
  }

  /** Every photo that came for the person. */
  static List<String> photosOf(JdbcClient db, String id) {
    return db.sql(
            """
            SELECT f.digest FROM photo f
            WHERE f.digest IN (SELECT digest FROM batch_row WHERE identity_id = ?)
              OR f.digest IN (SELECT photo FROM person WHERE identity_id = ?)
              OR f.digest IN (SELECT photo FROM person_before WHERE identity_id = ?)
            """)
        .params(id, id, id)
        .query(String.class)
        .list();
  }

  /** Forgets those photos that nobody needs, and returns how many. */
  static int drop(JdbcClient db, List<String> photos, @Nullable Long removal) {
    int dropped = 0;
    for (String photo : photos) {
      if (!isNeeded(db, photo)) {
        List<String> pictures =
            db.sql(
                    "SELECT prepared FROM photo WHERE digest = ?"
                        + " UNION SELECT prepared FROM prepared_photo WHERE photo = ?")
                .params(photo, photo)
                .query(String.class)
                .list();
        pictures.forEach(picture -> add(db, picture, removal));
        add(db, photo, removal);
        db.sql("DELETE FROM face_match WHERE photo = ? OR other = ?").params(photo, photo).update();
        dropped += db.sql("DELETE FROM photo WHERE digest = ?").param(photo).update();
      }
    }
    return dropped;
  }

  /** Forgets the photo of a row that came to nothing, unless somebody needs it. */
  static void unused(JdbcClient db, BatchRow row) {
    drop(
        db,
        db.sql(
                "SELECT digest FROM photo WHERE digest = (SELECT digest FROM batch_row WHERE id = ?)")
            .param(row.id())
            .query(String.class)
            .list(),
        null);
  }

  /**
   * By a person, by a change or a sync's run that may be taken back, or by a row that is not
   * settled.
   */
  private static boolean isNeeded(JdbcClient db, String photo) {
    return Pins.holds(db, photo) || isInUse(db, photo);
  }

  private static boolean isInUse(JdbcClient db, String photo) {
    return db.sql(
                """
                SELECT (SELECT count(*) FROM person WHERE photo = ?)
                  + (SELECT count(*) FROM person_before WHERE photo = ?)
                  + (SELECT count(*) FROM batch_row WHERE digest = ?
                     AND state IN ('OPEN', 'WAITING', 'HELD'))
                """)
            .params(photo, photo, photo)
            .query(Long.class)
            .single()
        > 0;
  }

  private static void add(JdbcClient db, String picture, @Nullable Long removal) {
    db.sql(
            "INSERT INTO discard (kind, item, removal) VALUES ('PICTURE', ?, CAST(? AS BIGINT))"
                + " ON CONFLICT (kind, item) DO NOTHING")
        .params(Arrays.asList(picture, removal))
        .update();
  }

  /** True when a photo uses the picture again, or still: then it stays. */
  public static boolean isUsed(JdbcClient db, String picture) {
    return db.sql(
                """
                SELECT (SELECT count(*) FROM photo WHERE digest = ?)
                  + (SELECT count(*) FROM photo WHERE prepared = ?)
                  + (SELECT count(*) FROM prepared_photo WHERE prepared = ?)
                """)
            .params(picture, picture, picture)
            .query(Long.class)
            .single()
        > 0;
  }

  /** What is to be deleted, in the order of its names, from the one after the given. */
  public static List<Discard> some(JdbcClient db, String after, int most) {
    return db.sql("SELECT kind, item FROM discard WHERE item > ? ORDER BY item LIMIT ?")
        .params(after, most)
        .query((row, n) -> new Discard(row.getString(1), row.getString(2)))
        .list();
  }

  /** It is gone, or needed again. */
  public static void done(JdbcClient db, Discard discard) {
    db.sql("DELETE FROM discard WHERE kind = ? AND item = ?")
        .params(discard.kind(), discard.item())
        .update();
  }
}

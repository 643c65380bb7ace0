package dev.muster.enrol.ledger;

import dev.muster.enrol.manifest.Entry;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Photos of a batch that came before the line that speaks of them. Runs inside the caller's query.
 */
public final class ListedPhotos {

  private ListedPhotos() {}

  /**
   * The photo that the entry names, the closest to its manifest of several, or that carries the
   * person's number.
   */
  public static Optional<Applicant> find(
      JdbcClient db, String batch, String manifest, Entry entry) {
    if (!entry.photo().isEmpty()) {
      return db
          .sql(
              Closable.SELECT
                  + "WHERE r.batch = ? AND r.photo_key = ? AND r.line IS NULL ORDER BY r.id")
          .params(batch, PhotoName.key(entry.photo()))
          .query(Closable::applicant)
          .list()
          .stream()
          .filter(photo -> distance(photo, manifest, entry) != PhotoName.NOT)
          .min(Comparator.comparingInt(photo -> distance(photo, manifest, entry)));
    }
    return db.sql(
            Closable.SELECT
                + "WHERE r.batch = ? AND r.identity_id = ? AND r.photo_key IS NOT NULL"
                + " AND r.line IS NULL ORDER BY CASE WHEN r.state = 'REFUSED' THEN 1 ELSE 0 END, r.id LIMIT 1")
        .params(batch, entry.id())
        .query(Closable::applicant)
        .optional();
  }

  private static int distance(Applicant photo, String manifest, Entry entry) {
    return PhotoName.distance(photo.file(), manifest, entry.photo());
  }
}

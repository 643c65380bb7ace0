package dev.muster.enrol;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the placements into line when directories join or leave the configuration. Nobody is
 * removed from a box by this: it only ends what we ask of it.
 */
final class Directories {

  private Directories() {}

  static int wantEverybody(JdbcClient db, String directory, long now) {
    return db.sql(
            """
            INSERT INTO placement (identity_id, directory, version, state, attempts, next_at, updated_at)
            SELECT p.identity_id, :directory, p.version, 'PENDING', 0, :now, :now FROM person p
            WHERE NOT EXISTS (SELECT 1 FROM placement q
              WHERE q.identity_id = p.identity_id AND q.directory = :directory)
            """)
        .param("directory", directory)
        .param("now", now)
        .update();
  }

  static int forgetOthers(JdbcClient db, List<String> directories, long now) {
    List<String> waiting =
        db.sql(
                "SELECT DISTINCT identity_id FROM placement WHERE directory NOT IN (:names) AND state IN ('PENDING', 'FAILED')")
            .param("names", directories)
            .query(String.class)
            .list();
    int forgotten =
        db.sql("DELETE FROM placement WHERE directory NOT IN (:names)")
            .param("names", directories)
            .update();
    waiting.forEach(person -> Batches.settle(db, person, now));
    return forgotten;
  }
}

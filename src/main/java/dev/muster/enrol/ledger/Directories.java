package dev.muster.enrol.ledger;

import dev.muster.roster.Person;
import dev.muster.roster.Roster;
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
            INSERT INTO placement (identity_id, directory, version, state, attempts, claims, next_at, updated_at)
            SELECT p.identity_id, :directory, p.version, 'PENDING', 0, 0,
              CASE WHEN p.valid_from > :now THEN p.valid_from ELSE :now END, :now FROM person p
            WHERE p.leaving_at IS NULL AND (p.valid_to IS NULL OR p.valid_to >= :now) AND NOT EXISTS (SELECT 1 FROM placement q
              WHERE q.identity_id = p.identity_id AND q.directory = :directory)
            """)
        .param("directory", directory)
        .param("now", now)
        .update();
  }

  /** People, by id from the one after the given, of whom nothing is wanted on the directory. */
  static List<Person> missing(JdbcClient db, String directory, String after, long now, int most) {
    return db.sql(
            "SELECT "
                + Roster.COLUMNS
                + """
                 FROM person r WHERE r.identity_id > ? AND r.leaving_at IS NULL
                  AND (r.valid_to IS NULL OR r.valid_to >= ?) AND NOT EXISTS (SELECT 1 FROM placement q
                  WHERE q.identity_id = r.identity_id AND q.directory = ?)
                ORDER BY r.identity_id LIMIT ?
                """)
        .params(after, now, directory, most)
        .query(Roster::person)
        .list();
  }

  static int forgetOthers(JdbcClient db, List<String> directories, long now) {
    List<String> waiting =
        db.sql(
                "SELECT DISTINCT identity_id FROM placement WHERE directory NOT IN (:names) AND state IN ('PENDING', 'FAILED', 'REMOVING')")
            .param("names", directories)
            .query(String.class)
            .list();
    int forgotten =
        db.sql("DELETE FROM placement WHERE directory NOT IN (:names)")
            .param("names", directories)
            .update();
    waiting.forEach(
        person -> {
          BatchRows.settle(db, person, now);
          Leaving.finish(db, person, now);
        });
    return forgotten;
  }

  /** People whose validity has ended and who still stand, or are to stand, somewhere. */
  static List<String> expired(JdbcClient db, long now) {
    return db.sql(
            """
            SELECT r.identity_id FROM person r WHERE r.valid_to < ? AND r.leaving_at IS NULL
              AND EXISTS (SELECT 1 FROM placement p WHERE p.identity_id = r.identity_id AND p.state <> 'REMOVING')
            ORDER BY r.valid_to LIMIT 1000
            """)
        .param(now)
        .query(String.class)
        .list();
  }
}

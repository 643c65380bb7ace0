package dev.muster.enrol.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks directories once more. What a directory refused becomes due as if it were new, what it did
 * not answer becomes due at once. Every method runs inside the caller's transaction or query.
 */
final class Retrying {

  private static final int ROWS = 500;

  /** Placements of a row {@code r} that a directory has refused or not answered. */
  private static final String FAILED =
      """
      p.identity_id = r.identity_id AND (p.version = r.version OR r.effect = 'LEAVE')
        AND p.lease IS NULL AND (p.state = 'REFUSED' AND p.reason <> 'CANCELLED'
          OR p.state = 'FAILED' OR p.state = 'REMOVING' AND p.attempts > 0)
      """;

  private record Row(long id, String person) {}

  private Retrying() {}

  static boolean isPossible(JdbcClient db, String batch) {
    return !rows(db, batch, 0, 1).isEmpty();
  }

  private static List<Row> rows(JdbcClient db, String batch, long after, int most) {
    return db.sql(
            "SELECT r.id, r.identity_id FROM batch_row r WHERE r.batch = ? AND r.id > ?"
                + " AND r.state IN ('REFUSED', 'OPEN') AND EXISTS (SELECT 1 FROM placement p WHERE "
                + FAILED
                + ") ORDER BY r.id LIMIT ?")
        .params(batch, after, most)
        .query((row, n) -> new Row(row.getLong(1), row.getString(2)))
        .list();
  }

  /** Some of the rows after the given; returns the last of them, or -1 when there are no more. */
  static long some(JdbcClient db, String batch, long after, long now) {
    List<Row> rows = rows(db, batch, after, ROWS);
    long due = Pause.at(db, batch, now);
    for (Row row : rows) {
      db.sql(
              """
              UPDATE placement SET state = CASE state WHEN 'REMOVING' THEN 'REMOVING' ELSE 'PENDING' END,
                attempts = 1, reason = NULL, detail = NULL, batch = ?, next_at = ?, updated_at = ?
              WHERE (identity_id, directory) IN (SELECT p.identity_id, p.directory
                FROM batch_row r JOIN placement p ON p.identity_id = r.identity_id
                WHERE r.id = ? AND\
              """
                  + " "
                  + FAILED
                  + ")")
          .params(batch, due, now, row.id())
          .update();
      db.sql(
              """
              UPDATE batch_row SET state = 'OPEN', reason = NULL, detail = NULL, handed = 0,
                updated_at = ? WHERE id = ? AND state = 'REFUSED'
              """)
          .params(now, row.id())
          .update();
    }
    if (rows.isEmpty()) {
      return -1;
    }
    Batches.changed(db, batch, now);
    return rows.get(rows.size() - 1).id();
  }
}

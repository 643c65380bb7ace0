package dev.muster.enrol;

import dev.muster.enrol.BatchRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The rows of batches. Every method runs inside the caller's transaction or query. */
final class Batches {

  static final String ROW =
      "r.id, r.batch, b.source, r.file, r.identity_id, r.version, r.state, r.reason, r.detail";

  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

  private Batches() {}

  /** The open batch of the drop; a new one when there is none. */
  static String open(JdbcClient db, Drop drop, long now) {
    Optional<String> open =
        db.sql("SELECT id FROM batch WHERE source = ? AND open = 1")
            .param(drop.name())
            .query(String.class)
            .optional();
    if (open.isPresent()) {
      db.sql("UPDATE batch SET last_at = ?, changed_at = ? WHERE id = ?")
          .params(now, now, open.get())
          .update();
      return open.get();
    }
    String id = freeId(db, drop, now);
    db.sql(
            """
            INSERT INTO batch (id, source, open, opened_at, last_at, changed_at, reported_at)
            VALUES (?, ?, 1, ?, ?, ?, 0)
            """)
        .params(id, drop.name(), now, now, now)
        .update();
    return id;
  }

  private static String freeId(JdbcClient db, Drop drop, long now) {
    String id =
        ID.format(Instant.ofEpochMilli(now).atZone(ZoneId.systemDefault())) + "_" + drop.name();
    String free = id;
    for (int n = 2; exists(db, free); n++) {
      free = id + "-" + n;
    }
    return free;
  }

  private static boolean exists(JdbcClient db, String id) {
    return db.sql("SELECT count(*) FROM batch WHERE id = ?").param(id).query(Long.class).single()
        > 0;
  }

  /** The row of this very file in the batch, when it has been recorded before. */
  static Optional<BatchRow> find(JdbcClient db, String batch, String file, String digest) {
    return db.sql(
            "SELECT "
                + ROW
                + " FROM batch_row r JOIN batch b ON b.id = r.batch"
                + " WHERE r.batch = ? AND r.file = ? AND r.digest = ?")
        .params(batch, file, digest)
        .query(Batches::row)
        .optional();
  }

  /** Another file of the batch that brought a different photo of the same person. */
  static Optional<String> rival(
      JdbcClient db, String batch, String id, String file, String digest) {
    return db.sql(
            """
            SELECT file FROM batch_row
            WHERE batch = ? AND identity_id = ? AND file <> ? AND digest <> ? AND state <> 'REFUSED'
            LIMIT 1
            """)
        .params(batch, id, file, digest)
        .query(String.class)
        .optional();
  }

  static BatchRow add(JdbcClient db, BatchRow row, String digest, long now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    db.sql(
            """
            INSERT INTO batch_row
              (batch, file, digest, identity_id, version, state, reason, detail, handed, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            """)
        .params(
            java.util.Arrays.asList(
                row.batch(),
                row.file(),
                digest,
                row.identityId(),
                row.version(),
                row.state().name(),
                row.reason(),
                row.detail(),
                now))
        .update(key, "id");
    Number id = key.getKey();
    if (id == null) {
      throw new IllegalStateException("the store gave no number to the row of " + row.file());
    }
    return row.numbered(id.longValue());
  }

  /** The same file was dropped once more after its row was settled: it is handed back once more. */
  static BatchRow again(JdbcClient db, BatchRow settled, BatchRow row, long now) {
    db.sql(
            """
            UPDATE batch_row SET identity_id = ?, version = ?, state = ?, reason = ?, detail = ?,
              handed = 0, updated_at = ? WHERE id = ?
            """)
        .params(
            java.util.Arrays.asList(
                row.identityId(),
                row.version(),
                row.state().name(),
                row.reason(),
                row.detail(),
                now,
                settled.id()))
        .update();
    return row.numbered(settled.id());
  }

  /** Rows that wait for an older version of the person will not see it placed any more. */
  static void supersede(JdbcClient db, String identityId, String version, long now) {
    db.sql(
            """
            UPDATE batch_row SET state = 'SUPERSEDED', updated_at = ?
            WHERE identity_id = ? AND state = 'OPEN' AND version <> ?
            """)
        .params(now, identityId, version)
        .update();
  }

  /** Settles the rows of a person once no directory is left that has not answered finally. */
  static void settle(JdbcClient db, String identityId, long now) {
    int settled =
        db.sql(
                """
                UPDATE batch_row SET updated_at = ?,
                  reason = (SELECT p.reason FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.state = 'REFUSED' ORDER BY p.directory LIMIT 1),
                  detail = (SELECT p.detail FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.state = 'REFUSED' ORDER BY p.directory LIMIT 1),
                  state = CASE WHEN EXISTS (SELECT 1 FROM placement p
                    WHERE p.identity_id = batch_row.identity_id AND p.state = 'REFUSED')
                    THEN 'REFUSED' ELSE 'PLACED' END
                WHERE identity_id = ? AND state = 'OPEN' AND NOT EXISTS (SELECT 1 FROM placement p
                  WHERE p.identity_id = batch_row.identity_id AND p.version = batch_row.version
                  AND p.state IN ('PENDING', 'FAILED'))
                """)
            .params(now, identityId)
            .update();
    if (settled > 0) {
      db.sql(
              "UPDATE batch SET changed_at = ? WHERE id IN"
                  + " (SELECT batch FROM batch_row WHERE identity_id = ? AND updated_at = ?)")
          .params(now, identityId, now)
          .update();
    }
  }

  static List<BatchRow> toHandBack(JdbcClient db, int max) {
    return db.sql(
            "SELECT "
                + ROW
                + " FROM batch_row r JOIN batch b ON b.id = r.batch"
                + " WHERE r.state <> 'OPEN' AND r.handed = 0 ORDER BY r.id LIMIT ?")
        .param(max)
        .query(Batches::row)
        .list();
  }

  static int handed(JdbcClient db, List<Long> ids) {
    return db.sql("UPDATE batch_row SET handed = 1 WHERE id IN (:ids)").param("ids", ids).update();
  }

  static BatchRow row(ResultSet row, int n) throws SQLException {
    return new BatchRow(
        row.getLong("id"),
        row.getString("batch"),
        row.getString("source"),
        row.getString("file"),
        row.getString("identity_id"),
        row.getString("version"),
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("detail"));
  }
}

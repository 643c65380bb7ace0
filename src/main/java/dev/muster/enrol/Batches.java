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

/** The rows of batches. Every method runs inside the caller's transaction or query. */
final class Batches {

  static final String ROW =
      "r.id, r.batch, b.source, r.file, r.identity_id, r.version, r.state, r.reason, r.detail";

  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

  private Batches() {}

  /** The open batch of the drop; a new one when there is none. */
  static String open(JdbcClient db, Drop drop, long now) {
    Optional<String> open =
        db.sql("SELECT id FROM batch WHERE source = ? AND open = 1 ORDER BY opened_at LIMIT 1")
            .param(drop.name())
            .query(String.class)
            .optional();
    if (open.isPresent()) {
      db.sql("UPDATE batch SET last_at = ? WHERE id = ?").params(now, open.get()).update();
      changed(db, open.get(), now);
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

  /** Moves the batch's time of change on, so that its report is written anew. */
  private static void changed(JdbcClient db, String batch, long now) {
    db.sql(
            "UPDATE batch SET changed_at = CASE WHEN changed_at < ? THEN ? ELSE changed_at + 1 END"
                + " WHERE id = ?")
        .params(now, now, batch)
        .update();
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

  /** Adds the row, or begins anew with the row of the same file and photo. */
  static BatchRow add(JdbcClient db, BatchRow row, String digest, long now) {
    long id =
        db.sql(
                """
            INSERT INTO batch_row
              (batch, file, digest, identity_id, version, state, reason, detail, handed, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            ON CONFLICT (batch, file, digest) DO UPDATE SET identity_id = excluded.identity_id,
              version = excluded.version, state = excluded.state, reason = excluded.reason,
              detail = excluded.detail, handed = 0, updated_at = excluded.updated_at
            RETURNING id
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
            .query(Long.class)
            .single();
    return new BatchRow(
        id,
        row.batch(),
        row.source(),
        row.file(),
        row.identityId(),
        row.version(),
        row.state(),
        row.reason(),
        row.detail());
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
    List<String> settled =
        db.sql(
                """
                UPDATE batch_row SET updated_at = ?,
                  reason = (SELECT p.reason FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.version = batch_row.version AND p.state = 'REFUSED' ORDER BY p.directory LIMIT 1),
                  detail = (SELECT p.detail FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.version = batch_row.version AND p.state = 'REFUSED' ORDER BY p.directory LIMIT 1),
                  state = CASE WHEN EXISTS (SELECT 1 FROM placement p
                    WHERE p.identity_id = batch_row.identity_id AND p.version = batch_row.version
                    AND p.state = 'REFUSED') THEN 'REFUSED' ELSE 'PLACED' END
                WHERE identity_id = ? AND state = 'OPEN' AND NOT EXISTS (SELECT 1 FROM placement p
                  WHERE p.identity_id = batch_row.identity_id AND p.version = batch_row.version
                  AND p.state IN ('PENDING', 'FAILED'))
                RETURNING batch
                """)
            .params(now, identityId)
            .query(String.class)
            .list();
    settled.stream().distinct().forEach(batch -> changed(db, batch, now));
  }

  /** Settled rows whose photos were not handed back, from the one after the given row. */
  static List<BatchRow> toHandBack(JdbcClient db, long after, int max) {
    return db.sql(
            "SELECT "
                + ROW
                + " FROM batch_row r JOIN batch b ON b.id = r.batch"
                + " WHERE r.state <> 'OPEN' AND r.handed = 0 AND r.id > ? ORDER BY r.id LIMIT ?")
        .params(after, max)
        .query(Batches::row)
        .list();
  }

  /** The file lies in the drop once more, and is to be handed back once more. */
  static void handAgain(JdbcClient db, long id) {
    db.sql("UPDATE batch_row SET handed = 0 WHERE id = ?").param(id).update();
  }

  static void handed(JdbcClient db, List<Long> ids) {
    db.sql("UPDATE batch_row SET handed = 1 WHERE id IN (:ids)").param("ids", ids).update();
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

package dev.muster.enrol.ledger;

import dev.muster.enrol.ledger.BatchRow.Effect;
import dev.muster.enrol.ledger.BatchRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of batches. Every method runs inside the caller's transaction or query. */
public final class BatchRows {

  /** What {@link #row} reads, of a row {@code r} and its batch {@code b}. */
  static final String ROW =
      "r.id, r.batch, b.source, r.file, r.line, r.identity_id, r.name, r.version, r.state, r.effect,"
          + " r.reason, r.detail, r.warning, r.handed_to";

  private static final String SELECT =
      "SELECT " + ROW + " FROM batch_row r JOIN batch b ON b.id = r.batch ";

  private BatchRows() {}

  /** The row of this very file in the batch, when it has been recorded before. */
  public static Optional<BatchRow> find(JdbcClient db, String batch, String file, String digest) {
    return db.sql(SELECT + "WHERE r.batch = ? AND r.file = ? AND r.digest = ?")
        .params(batch, file, digest)
        .query(BatchRows::row)
        .optional();
  }

  public static Optional<BatchRow> find(JdbcClient db, long id) {
    return db.sql(SELECT + "WHERE r.id = ?").param(id).query(BatchRows::row).optional();
  }

  /** The digest of the row's photo; empty for a line without one. */
  public static Optional<String> photo(JdbcClient db, long id) {
    return db.sql("SELECT digest FROM batch_row WHERE id = ? AND photo_key IS NOT NULL")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** Another file of the batch that brought a different photo of the same person. */
  public static Optional<String> rival(
      JdbcClient db, String batch, String id, String file, String digest) {
    return db.sql(
            """
            SELECT file FROM batch_row
            WHERE batch = ? AND identity_id = ? AND file <> ? AND digest <> ?
              AND COALESCE(photo_key, '') <> '' AND state NOT IN ('REFUSED', 'CANCELLED', 'WAITING')
            LIMIT 1
            """)
        .params(batch, id, file, digest)
        .query(String.class)
        .optional();
  }

  /** The rows of a person in the batch that have come to no end. */
  static List<BatchRow> openOf(JdbcClient db, String identityId, String batch) {
    return db.sql(
            SELECT + "WHERE r.identity_id = ? AND r.batch = ? AND r.state = 'OPEN' ORDER BY r.id")
        .params(identityId, batch)
        .query(BatchRows::row)
        .list();
  }

  /** Rows of a batch that a cancellation concerns, from the one after the given row. */
  static List<BatchRow> cancellable(JdbcClient db, String batch, long after, int max) {
    return db.sql(
            SELECT
                + "WHERE r.batch = ? AND r.id > ? AND r.state IN ('OPEN', 'SCHEDULED', 'WAITING', 'HELD', 'SUPERSEDED')"
                + " ORDER BY r.id LIMIT ?")
        .params(batch, after, max)
        .query(BatchRows::row)
        .list();
  }

  /** Adds the row, or begins anew with the row of the same file and photo. */
  static BatchRow add(JdbcClient db, BatchRow row, Applicant of, long now) {
    boolean waits = !row.state().settled() && row.state() != State.OPEN;
    long id =
        db.sql(
                """
                INSERT INTO batch_row (batch, file, digest, line, identity_id, name, version, state,
                  effect, reason, detail, warning, entry, manifest, folder_group, photo_key, handed, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                ON CONFLICT (batch, file, digest) DO UPDATE SET line = excluded.line,
                  identity_id = excluded.identity_id, name = excluded.name,
                  version = excluded.version, state = excluded.state, effect = excluded.effect,
                  reason = excluded.reason, detail = excluded.detail, warning = excluded.warning,
                  entry = excluded.entry, manifest = excluded.manifest,
                  folder_group = excluded.folder_group, handed = 0, updated_at = excluded.updated_at
                RETURNING id
                """)
            .params(
                Arrays.asList(
                    row.batch(),
                    row.file(),
                    of.digest(),
                    row.line(),
                    row.identityId(),
                    row.name(),
                    row.version(),
                    row.state().name(),
                    row.effect() == null ? null : row.effect().name(),
                    row.reason(),
                    row.detail(),
                    row.warning(),
                    waits && of.entry() != null ? Entries.text(of.entry()) : null,
                    of.listed() == null ? null : of.listed().manifest(),
                    of.group(),
                    of.digest().equals(of.photo()) ? PhotoName.key(row.file()) : null,
                    now))
            .query(Long.class)
            .single();
    return row.numbered(id);
  }

  /** Rows that wait for an older version of the person will not see it placed any more. */
  public static void supersede(JdbcClient db, String identityId, String version, long now) {
    db.sql(
            """
            UPDATE batch_row SET state = 'SUPERSEDED', updated_at = ?
            WHERE identity_id = ? AND state IN ('OPEN', 'SCHEDULED') AND (version IS NULL OR version <> ?)
            """)
        .params(now, identityId, version)
        .update();
  }

  /** Settles the rows of a person once no directory is left that has not answered finally. */
  static void settle(JdbcClient db, String identityId, long now) {
    List<String> settled =
        db.sql(
                """
                UPDATE batch_row SET updated_at = ?, handed = 0,
                  reason = (SELECT p.reason FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.version = batch_row.version AND p.state = 'REFUSED'
                    ORDER BY CASE p.reason WHEN 'CANCELLED' THEN 1 ELSE 0 END, p.directory LIMIT 1),
                  detail = (SELECT p.detail FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.version = batch_row.version AND p.state = 'REFUSED'
                    ORDER BY CASE p.reason WHEN 'CANCELLED' THEN 1 ELSE 0 END, p.directory LIMIT 1),
                  state = COALESCE((SELECT CASE p.reason WHEN 'CANCELLED' THEN 'CANCELLED' ELSE 'REFUSED' END
                    FROM placement p WHERE p.identity_id = batch_row.identity_id
                    AND p.version = batch_row.version AND p.state = 'REFUSED'
                    ORDER BY CASE p.reason WHEN 'CANCELLED' THEN 1 ELSE 0 END, p.directory LIMIT 1), 'PLACED')
                WHERE identity_id = ? AND state IN ('OPEN', 'SCHEDULED') AND COALESCE(effect, '') <> 'LEAVE'
                  AND NOT EXISTS (SELECT 1 FROM placement p
                  WHERE p.identity_id = batch_row.identity_id AND p.version = batch_row.version
                  AND p.state IN ('PENDING', 'FAILED'))
                RETURNING batch
                """)
            .params(now, identityId)
            .query(String.class)
            .list();
    settled.stream().distinct().forEach(batch -> Batches.changed(db, batch, now));
    if (!settled.isEmpty()) {
      PersonBefore.forgetSettled(db, identityId);
    }
  }

  /** Settles the rows that asked for somebody to leave. */
  static void settleLeaving(JdbcClient db, String identityId, long now) {
    db
        .sql(
            "UPDATE batch_row SET state = 'REMOVED', updated_at = ?"
                + " WHERE identity_id = ? AND state = 'OPEN' AND effect = 'LEAVE' RETURNING batch")
        .params(now, identityId)
        .query(String.class)
        .list()
        .stream()
        .distinct()
        .forEach(batch -> Batches.changed(db, batch, now));
  }

  /** Settled rows whose photos were not handed back, from the one after the given row. */
  public static List<BatchRow> toHandBack(JdbcClient db, long after, int max) {
    return db.sql(
            SELECT
                + "WHERE r.state <> 'OPEN' AND r.state NOT IN ('WAITING', 'HELD') AND r.handed = 0 AND r.id > ?"
                + " AND (b.parcel IS NULL OR b.open = 0)"
                + " ORDER BY r.id LIMIT ?")
        .params(after, max)
        .query(BatchRows::row)
        .list();
  }

  /** The file lies in the drop once more, and is to be handed back once more. */
  public static void handAgain(JdbcClient db, long id) {
    db.sql("UPDATE batch_row SET handed = 0 WHERE id = ?").param(id).update();
  }

  /** The file of the row lies where it belongs. */
  public static void handed(JdbcClient db, long id, @Nullable String to) {
    db.sql("UPDATE batch_row SET handed = 1, handed_to = COALESCE(?, handed_to) WHERE id = ?")
        .params(Arrays.asList(to, id))
        .update();
    if (to != null) {
      Leaving.handedLate(db, id, to);
    }
  }

  static BatchRow row(ResultSet row, int n) throws SQLException {
    int line = row.getInt("line");
    Integer lineNumber = row.wasNull() ? null : line;
    String effect = row.getString("effect");
    return new BatchRow(
        row.getLong("id"),
        row.getString("batch"),
        row.getString("source"),
        row.getString("file"),
        lineNumber,
        row.getString("identity_id"),
        row.getString("name"),
        row.getString("version"),
        State.valueOf(row.getString("state")),
        effect == null ? null : Effect.valueOf(effect),
        row.getString("reason"),
        row.getString("detail"),
        row.getString("warning"),
        row.getString("handed_to"));
  }
}

package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.ledger.Applicant.Listed;
import dev.muster.roster.PersonType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A batch to which nothing more may come, and what in it waits. Every method runs inside the
 * caller's transaction or query.
 */
public record Closable(String id, String source) {

  /** A manifest that was begun keeps its batch open for so long after the last line was taken. */
  private static final long READING_MILLIS = 3_600_000;

  /**
   * Open batches of loose files that nothing has come to since then, and of which no manifest is
   * being read.
   */
  public static List<Closable> loose(JdbcClient db, long quietSince) {
    return db.sql(
            "SELECT id, source FROM batch WHERE open = 1 AND parcel IS NULL AND last_at < ?"
                + " AND (last_at < ? OR NOT EXISTS (SELECT 1 FROM manifest m WHERE m.batch = batch.id"
                + " AND m.complete = 0)) ORDER BY id")
        .params(quietSince, quietSince - READING_MILLIS)
        .query((row, n) -> new Closable(row.getString(1), row.getString(2)))
        .list();
  }

  /** Nothing more comes to the batch. */
  public static String close(JdbcClient db, String batch, long now) {
    db.sql("UPDATE batch SET open = 0, lease_until = 0, leased_by = NULL WHERE id = ?")
        .param(batch)
        .update();
    Batches.changed(db, batch, now);
    return batch;
  }

  /** Closes the batch of loose files unless something has come meanwhile. */
  public static boolean closeQuiet(JdbcClient db, Closable batch, long quietSince, long now) {
    boolean closed =
        db.sql("UPDATE batch SET open = 0 WHERE id = ? AND open = 1 AND last_at < ?")
                .params(batch.id(), quietSince)
                .update()
            == 1;
    if (closed) {
      Batches.changed(db, batch.id(), now);
    }
    return closed;
  }

  public static String source(JdbcClient db, String batch) {
    return db.sql("SELECT source FROM batch WHERE id = ?")
        .param(batch)
        .query(String.class)
        .single();
  }

  /** Photos that wait for a line. */
  public static List<Applicant> waitingPhotos(JdbcClient db, String batch, int most) {
    return db.sql(SELECT + "WHERE r.batch = ? AND r.state = 'WAITING' ORDER BY r.id LIMIT ?")
        .params(batch, most)
        .query(Closable::applicant)
        .list();
  }

  /** A row that waits for a decision, as it came in. */
  static Applicant held(JdbcClient db, long row) {
    return db.sql(SELECT + "WHERE r.id = ?").param(row).query(Closable::applicant).single();
  }

  static final String SELECT =
      """
      SELECT r.batch, b.source, r.file, r.digest, r.folder_group, r.entry, r.manifest, r.line,
        r.photo_key, r.warning, r.state, r.version, r.reason, r.detail
      FROM batch_row r JOIN batch b ON b.id = r.batch
      """;

  /** The applicant as its row remembers it. */
  static Applicant applicant(ResultSet row, int n) throws SQLException {
    String digest = row.getString("digest");
    String entry = row.getString("entry");
    String manifest = row.getString("manifest");
    return new Applicant(
        row.getString("batch"),
        row.getString("source"),
        PersonType.EMPLOYEE,
        row.getString("file"),
        digest,
        row.getString("photo_key") == null ? null : digest,
        row.getString("folder_group"),
        entry == null ? null : Entries.of(entry),
        manifest == null ? null : new Listed(manifest, row.getInt("line")),
        caution(row.getString("warning"), "HELD".equals(row.getString("state"))),
        refusal(row));
  }

  /** Only our own: what a directory refused is tried again when more is known of the person. */
  private static @Nullable Refusal refusal(ResultSet row) throws SQLException {
    boolean ours = "REFUSED".equals(row.getString("state")) && row.getString("version") == null;
    String detail = row.getString("detail");
    return ours
        ? new Refusal(Reason.valueOf(row.getString("reason")), detail == null ? "" : detail)
        : null;
  }

  private static @Nullable Caution caution(@Nullable String warning, boolean held) {
    if (warning == null) {
      return null;
    }
    int colon = warning.indexOf(": ");
    Reason reason = Reason.valueOf(warning.substring(0, colon));
    return new Caution(new Refusal(reason, warning.substring(colon + 2)), held);
  }
}

package dev.muster.enrol.ledger;

import dev.muster.call.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The manifests of batches and how far each was read. Runs inside the caller's transaction or
 * query.
 */
public final class ManifestFiles {

  /**
   * A manifest that is taken in.
   *
   * @param lines the number of the last line that was taken
   * @param complete true when all of them were
   * @param refused true when it could not be used as a whole; its row says why
   */
  public record Taken(
      long id,
      String batch,
      String source,
      Mode mode,
      String file,
      String digest,
      int lines,
      boolean complete,
      boolean refused) {

    /** Where it waits until its rows are settled, below the drop's {@code .taken}. */
    public String shelf() {
      int dot = file.lastIndexOf('.');
      return batch + "/manifest-" + id + file.substring(dot < 0 ? file.length() : dot);
    }
  }

  private static final String SELECT =
      "SELECT m.id, m.batch, b.source, b.mode, m.file, m.digest, m.lines, m.complete, m.reason"
          + " FROM manifest m JOIN batch b ON b.id = m.batch ";

  private ManifestFiles() {}

  /** The open batch of loose files in which a crash cut the reading of this manifest short. */
  public static Optional<String> cutShort(JdbcClient db, String source, String digest) {
    return db.sql(
            "SELECT m.batch FROM manifest m JOIN batch b ON b.id = m.batch WHERE b.source = ? AND b.open = 1"
                + " AND b.parcel IS NULL AND m.complete = 0 AND m.digest = ? ORDER BY m.id LIMIT 1")
        .params(source, digest)
        .query(String.class)
        .optional();
  }

  /** Begins with a manifest, or goes on with it. */
  public static Taken begin(JdbcClient db, String batch, String name, String digest) {
    String file = free(db, batch, name, digest);
    db.sql(
            """
            INSERT INTO manifest (batch, file, digest, lines, complete, handed) VALUES (?, ?, ?, 0, 0, 0)
            ON CONFLICT (batch, file, digest) DO UPDATE
              SET handed = CASE WHEN manifest.reason IS NULL THEN 0 ELSE 1 END
            """)
        .params(batch, file, digest)
        .update();
    return db.sql(SELECT + "WHERE m.batch = ? AND m.file = ? AND m.digest = ?")
        .params(batch, file, digest)
        .query((row, n) -> taken(row))
        .single();
  }

  /** Another list of the same name has its own: lines are known by list and number. */
  private static String free(JdbcClient db, String batch, String name, String digest) {
    int dot = name.lastIndexOf('.') > name.lastIndexOf('/') ? name.lastIndexOf('.') : name.length();
    String free = name;
    for (int n = 2; isAnother(db, batch, free, digest); n++) {
      free = name.substring(0, dot) + " (" + n + ")" + name.substring(dot);
    }
    return free;
  }

  private static boolean isAnother(JdbcClient db, String batch, String file, String digest) {
    return db.sql("SELECT count(*) FROM manifest WHERE batch = ? AND file = ? AND digest <> ?")
            .params(batch, file, digest)
            .query(Long.class)
            .single()
        > 0;
  }

  public static int reached(JdbcClient db, Taken manifest, int line) {
    return db.sql("UPDATE manifest SET lines = ? WHERE id = ?")
        .params(line, manifest.id())
        .update();
  }

  public static int complete(JdbcClient db, Taken manifest) {
    return db.sql("UPDATE manifest SET complete = 1 WHERE id = ?").param(manifest.id()).update();
  }

  /** Its row says why; it is handed back with that. */
  public static void refused(JdbcClient db, Taken manifest, Refusal refusal) {
    db.sql("UPDATE manifest SET complete = 1, handed = 1, reason = ?, detail = ? WHERE id = ?")
        .params(refusal.reason().name(), refusal.detail(), manifest.id())
        .update();
  }

  /** Manifests of closed batches of whose lines none is open any more. */
  public static List<Taken> settled(JdbcClient db, int most) {
    return db.sql(
            SELECT
                + """
                WHERE m.handed = 0 AND m.complete = 1 AND b.open = 0 AND NOT EXISTS (
                  SELECT 1 FROM batch_row r WHERE r.batch = m.batch AND r.manifest = m.file
                    AND r.state IN ('OPEN', 'WAITING', 'HELD'))
                ORDER BY m.id LIMIT ?
                """)
        .param(most)
        .query((row, n) -> taken(row))
        .list();
  }

  /** Why lines of the manifest failed, by their number. */
  public static List<Failed> failed(JdbcClient db, Taken manifest) {
    return db.sql(
            "SELECT line, reason, detail FROM batch_row WHERE batch = ? AND manifest = ?"
                + " AND state IN ('REFUSED', 'CANCELLED') AND reason IS NOT NULL ORDER BY line")
        .params(manifest.batch(), manifest.file())
        .query(
            (row, n) ->
                new Failed(
                    row.getInt(1),
                    new Refusal(
                        dev.muster.call.Reason.valueOf(row.getString(2)),
                        row.getString(3) == null ? "" : row.getString(3))))
        .list();
  }

  /** A line that failed. */
  public record Failed(int line, Refusal refusal) {}

  public static int handed(JdbcClient db, Taken manifest) {
    return db.sql("UPDATE manifest SET handed = 1 WHERE id = ?").param(manifest.id()).update();
  }

  private static Taken taken(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Taken(
        row.getLong("id"),
        row.getString("batch"),
        row.getString("source"),
        Mode.valueOf(row.getString("mode")),
        row.getString("file"),
        row.getString("digest"),
        row.getInt("lines"),
        row.getInt("complete") == 1,
        row.getString("reason") != null);
  }
}

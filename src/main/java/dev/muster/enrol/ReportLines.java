package dev.muster.enrol;

import dev.muster.store.Store;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lines of a batch's report, part by part: memory does not grow with the batch. What changes
 * meanwhile is told as it stands when its part is read.
 */
record ReportLines(Store store, String batch, boolean failuresOnly) {

  private static final int ROWS = 500;
  private static final String FAILED = "('REFUSED', 'CANCELLED')";

  /** Whoever takes the lines. */
  interface Sink {
    void line(ReportLine line) throws IOException;
  }

  private record Part(long last, List<ReportLine> lines) {}

  private record Numbered(long row, ReportLine line) {}

  /** Hands every line over, in the order of the rows and directories; returns how many. */
  long to(Sink sink) throws IOException {
    long lines = 0;
    Part part = part(0);
    while (part.last() > 0) {
      for (ReportLine line : part.lines()) {
        sink.line(line);
      }
      lines += part.lines().size();
      part = part(part.last());
    }
    return lines;
  }

  private Part part(long after) {
    return store.read(db -> read(db, after));
  }

  private Part read(JdbcClient db, long after) {
    List<Long> ids =
        db.sql(
                "SELECT id FROM batch_row WHERE batch = ? AND id > ?"
                    + (failuresOnly ? " AND state IN " + FAILED : "")
                    + " ORDER BY id LIMIT ?")
            .params(batch, after, ROWS)
            .query(Long.class)
            .list();
    if (ids.isEmpty()) {
      return new Part(0, List.of());
    }
    long last = ids.get(ids.size() - 1);
    List<Numbered> lines = new ArrayList<>(rows(db, after, last));
    lines.addAll(removals(db, after, last));
    lines.sort((a, b) -> Long.compare(a.row(), b.row()));
    return new Part(last, lines.stream().map(Numbered::line).toList());
  }

  /**
   * A line per directory that has, or is to have, what the row brought; one without directory for a
   * row that none has to do with. Somebody who leaves has no version, so these rows come without.
   */
  private List<Numbered> rows(JdbcClient db, long after, long last) {
    return db.sql(
            """
            SELECT r.id, r.file, r.line, r.identity_id, r.name, p.directory,
              COALESCE(p.state, r.state) AS result,
              CASE WHEN p.state IS NULL THEN r.reason ELSE p.reason END AS reason,
              CASE WHEN p.state IS NULL THEN r.detail ELSE p.detail END AS detail
            FROM batch_row r LEFT JOIN placement p ON p.identity_id = r.identity_id
              AND p.version = r.version AND r.state <> 'CHECKED'
            WHERE r.batch = ? AND r.id > ? AND r.id <= ?\
            """
                + (failuresOnly ? " AND r.state IN " + FAILED : "")
                + " ORDER BY r.id, p.directory")
        .params(batch, after, last)
        .query(ReportLines::line)
        .list();
  }

  /** A line per directory that has let go of somebody, with its answer, or has not yet. */
  private List<Numbered> removals(JdbcClient db, long after, long last) {
    if (failuresOnly) {
      return List.of();
    }
    return db.sql(
            """
            SELECT r.id, r.file, r.line, r.identity_id, r.name, q.directory, 'REMOVED' AS result,
              NULL AS reason, q.proof AS detail
            FROM batch_row r JOIN removal m ON m.batch = r.batch AND m.identity_id = r.identity_id
              JOIN removal_place q ON q.removal = m.id
            WHERE r.batch = ? AND r.id > ? AND r.id <= ? AND r.effect = 'LEAVE'
            UNION ALL
            SELECT r.id, r.file, r.line, r.identity_id, r.name, p.directory, p.state AS result,
              p.reason AS reason, p.detail AS detail
            FROM batch_row r JOIN placement p ON p.identity_id = r.identity_id
            WHERE r.batch = ? AND r.id > ? AND r.id <= ? AND r.effect = 'LEAVE' AND r.state = 'OPEN'
            ORDER BY 1, 6
            """)
        .params(batch, after, last, batch, after, last)
        .query(ReportLines::line)
        .list();
  }

  private static Numbered line(ResultSet row, int n) throws SQLException {
    return new Numbered(
        row.getLong("id"),
        new ReportLine(
            row.getString("file"),
            row.getString("line"),
            row.getString("identity_id"),
            row.getString("name"),
            row.getString("directory"),
            row.getString("result").toLowerCase(Locale.ROOT),
            row.getString("reason"),
            row.getString("detail")));
  }
}

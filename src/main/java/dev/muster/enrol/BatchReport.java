package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.store.Store;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes {@code report.csv} beside the photos of a batch that failed. The file is replaced as a
 * whole, so that a reader never sees half of it.
 */
public final class BatchReport {

  private static final String[] HEADER = {
    "file",
    "line",
    "person",
    "name",
    "directory",
    "result",
    "reason_code",
    "reason",
    "what_to_do",
    "detail"
  };

  /** Makes Excel read the file as UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private record Line(
      String file,
      @Nullable String line,
      @Nullable String person,
      String name,
      @Nullable String directory,
      String result,
      @Nullable String reason,
      @Nullable String detail) {}

  private record Changed(String id, String source, long changedAt) {}

  private final Store store;
  private final EnrolSettings settings;
  private final Map<String, Drop> drops;

  BatchReport(Store store, EnrolSettings settings) {
    this.store = store;
    this.settings = settings;
    this.drops =
        settings.drops().stream().collect(Collectors.toMap(Drop::name, Function.identity()));
  }

  /** Rewrites the reports of those that changed. */
  public int writeChanged() {
    List<Changed> batches = store.read(this::changed);
    for (Changed batch : batches) {
      Drop drop = drops.get(batch.source());
      List<Line> lines = store.read(db -> failures(db, batch.id()));
      if (drop != null && !lines.isEmpty()) {
        write(drop.failed().resolve(batch.id()).resolve("report.csv"), lines);
      }
      store.write(
          db ->
              db.sql("UPDATE batch SET reported_at = ? WHERE id = ?")
                  .params(batch.changedAt(), batch.id())
                  .update());
    }
    return batches.size();
  }

  private List<Changed> changed(JdbcClient db) {
    return db.sql("SELECT id, source, changed_at FROM batch WHERE changed_at > reported_at")
        .query((row, n) -> new Changed(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /**
   * One line per refused photo and directory; one without a directory when we refused it ourselves.
   */
  private static List<Line> failures(JdbcClient db, String batch) {
    return db.sql(
            """
            SELECT r.file, r.line, r.identity_id, r.name, p.directory, COALESCE(p.state, r.state),
              CASE WHEN p.state IS NULL THEN r.reason ELSE p.reason END,
              CASE WHEN p.state IS NULL THEN r.detail ELSE p.detail END
            FROM batch_row r LEFT JOIN placement p
              ON p.identity_id = r.identity_id AND p.version = r.version
            WHERE r.batch = ? AND r.state IN ('REFUSED', 'CANCELLED') ORDER BY r.id, p.directory
            """)
        .param(batch)
        .query(
            (row, n) ->
                new Line(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6).toLowerCase(Locale.ROOT),
                    row.getString(7),
                    row.getString(8)))
        .list();
  }

  private void write(Path file, List<Line> lines) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(".report.csv.new");
      try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        out.write(BYTE_ORDER_MARK);
        try (CSVPrinter csv =
            new CSVPrinter(out, CSVFormat.EXCEL.builder().setHeader(HEADER).get())) {
          for (Line line : lines) {
            print(csv, line);
          }
        }
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file + " failed", e);
    }
  }

  private void print(CSVPrinter csv, Line line) throws IOException {
    Reason reason = line.reason() == null ? null : Reason.valueOf(line.reason());
    csv.printRecord(
        harmless(line.file()),
        line.line(),
        harmless(line.person()),
        harmless(line.name()),
        line.directory(),
        line.result(),
        line.reason(),
        reason == null ? "" : reason.words(settings.language()),
        reason == null ? "" : reason.advice(settings.language()),
        harmless(line.detail()));
  }

  /** A cell that a spreadsheet would take for a formula is shown as text. */
  private static @Nullable String harmless(@Nullable String cell) {
    return cell != null && !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0
        ? "'" + cell
        : cell;
  }
}

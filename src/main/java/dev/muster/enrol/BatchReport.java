package dev.muster.enrol;

import dev.muster.enrol.manifest.LeftOpen;
import dev.muster.enrol.manifest.ReportBook;
import dev.muster.enrol.manifest.ReportCsv;
import dev.muster.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells what became of a batch, row by row and directory by directory, and writes {@code
 * report.csv} with the failures alone beside the photos of a batch that failed. The file is
 * replaced as a whole, so that a reader never sees half of it.
 */
public final class BatchReport {

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
      if (drop != null && hasFailures(batch.id())) {
        write(drop.failed().resolve(batch.id()).resolve("report.csv"), batch.id());
      }
      store.write(
          db ->
              db.sql("UPDATE batch SET reported_at = ? WHERE id = ?")
                  .params(batch.changedAt(), batch.id())
                  .update());
    }
    return batches.size();
  }

  /** Writes every row of the batch on every directory as CSV; the stream is left open. */
  public void csv(String batch, OutputStream out, Locale language) throws IOException {
    try (ReportCsv csv = new ReportCsv(new LeftOpen(out), ReportLine.HEADER)) {
      new ReportLines(store, batch, false).to(line -> csv.line(line.cells(language)));
    }
  }

  /** Writes every row of the batch on every directory as XLSX; the stream is left open. */
  public void xlsx(String batch, OutputStream out, Locale language) throws IOException {
    try (ReportBook book =
        new ReportBook(new LeftOpen(out), "report", ReportLine.HEADER, ReportLine.WIDTHS)) {
      new ReportLines(store, batch, false).to(line -> book.line(line.cells(language)));
    }
  }

  private List<Changed> changed(JdbcClient db) {
    return db.sql("SELECT id, source, changed_at FROM batch WHERE changed_at > reported_at")
        .query((row, n) -> new Changed(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  private boolean hasFailures(String batch) {
    return store.read(
        db ->
            db.sql(
                        "SELECT count(*) FROM (SELECT 1 FROM batch_row WHERE batch = ?"
                            + " AND state IN ('REFUSED', 'CANCELLED') LIMIT 1) AS failed")
                    .param(batch)
                    .query(Long.class)
                    .single()
                > 0);
  }

  private void write(Path file, String batch) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(".report.csv.new");
      try (OutputStream out = Files.newOutputStream(draft);
          ReportCsv csv = new ReportCsv(out, ReportLine.HEADER)) {
        new ReportLines(store, batch, true).to(line -> csv.line(line.cells(settings.language())));
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file + " failed", e);
    }
  }
}

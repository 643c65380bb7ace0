package dev.muster.console;

import dev.muster.enrol.manifest.LeftOpen;
import dev.muster.enrol.manifest.ReportBook;
import dev.muster.enrol.manifest.ReportCsv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a run and what became of it as a file, part by part: memory does not grow with the
 * plan. What changes meanwhile is told as it stands when its part is read.
 */
final class SyncReport {

  private static final int PART = 500;

  private static final List<String> COLUMNS =
      List.of(
          "target", "change", "person", "name", "key", "what", "reason", "advice", "detail",
          "state", "result", "at");

  private static final List<Integer> WIDTHS =
      List.of(14, 12, 16, 16, 16, 50, 40, 40, 40, 12, 40, 26);

  private interface Sink {
    void line(List<String> cells) throws IOException;
  }

  private final SyncItemList items;
  private final Times times;

  SyncReport(SyncItemList items, Times times) {
    this.items = items;
    this.times = times;
  }

  /** The stream is left open. */
  void csv(SyncRunView run, OutputStream out, Locale locale) throws IOException {
    SyncWords words = new SyncWords(locale);
    try (ReportCsv csv = new ReportCsv(new LeftOpen(out), header(words))) {
      lines(run, words, csv::line);
    }
  }

  /** The stream is left open. */
  void xlsx(SyncRunView run, OutputStream out, Locale locale) throws IOException {
    SyncWords words = new SyncWords(locale);
    String sheet = words.word("report", "run") + " " + run.id();
    try (ReportBook book = new ReportBook(new LeftOpen(out), sheet, header(words), WIDTHS)) {
      lines(run, words, book::line);
    }
  }

  private static List<String> header(SyncWords words) {
    return COLUMNS.stream().map(column -> words.word("report", column)).toList();
  }

  private void lines(SyncRunView run, SyncWords words, Sink sink) throws IOException {
    SyncItemFilter all = new SyncItemFilter(null, null, null);
    Long after = null;
    boolean more = true;
    while (more) {
      SyncItemPage.Bounds bounds = new SyncItemPage.Bounds(after, null);
      SyncItemList.Page part = items.page(run, all, bounds, PART, words.locale());
      for (SyncItemView item : part.items()) {
        sink.line(cells(item, words));
        after = item.id();
      }
      more = part.next();
    }
  }

  private List<String> cells(SyncItemView item, SyncWords words) {
    return List.of(
        item.target(),
        words.word("change", item.change()),
        text(item.identityId()),
        item.name(),
        item.key(),
        item.differences().stream().map(SyncReport::told).collect(Collectors.joining("; ")),
        text(item.words()),
        text(item.advice()),
        text(item.detail()),
        words.word("item", item.state()),
        result(item, words),
        times.at(item.updatedAt()));
  }

  private static String told(PersonDifference one) {
    String change = one.before().isEmpty() ? one.after() : one.before() + " → " + one.after();
    return change.isEmpty() ? one.words() : one.words() + ": " + change;
  }

  /** What the ledger says of it. */
  private static String result(SyncItemView item, SyncWords words) {
    SyncItemView.Row row = item.row();
    SyncItemView.Placed placed = item.placement();
    Stream<@Nullable String> parts =
        Stream.of(
            row == null ? null : words.ledger(row.state()),
            row == null ? null : row.words(),
            row == null ? null : row.detail(),
            row != null || placed == null ? null : words.ledger(placed.state()),
            placed == null ? null : placed.words(),
            placed == null ? null : placed.detail());
    return parts.filter(Objects::nonNull).distinct().collect(Collectors.joining(" "));
  }

  private static String text(@Nullable String maybe) {
    return maybe == null ? "" : maybe;
  }
}

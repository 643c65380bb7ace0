package dev.muster.enrol.manifest;

import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the lines of a manifest that failed as a manifest of their own, with three columns more:
 * where the line was, why it failed, what to do. These are passed over when it is dropped again.
 */
public final class FailedLines {

  /**
   * What a spreadsheet would show as another number or as a date: 0007, 110101199001011234, 1-2.
   */
  private static final Pattern CHANGED_BY_SPREADSHEETS =
      Pattern.compile("0[0-9].*|[0-9]{12,}|[0-9]+[Ee][0-9]+|[0-9]+[-.][0-9.-]*");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FailedLines() {}

  /** The name of the file for the failed lines of a manifest: {@code staff-failed.csv}. */
  public static String nameFor(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
    return (stem.endsWith("-failed") ? stem : stem + "-failed") + ".csv";
  }

  /**
   * Writes the file as a whole: a reader never sees half of it. A cell that a spreadsheet would
   * take for a formula is shown as text; reading undoes that.
   *
   * @param manifest the manifest as it was read
   * @param fileName the name under which it came
   * @param failed why, by the number of the line; a line that is not in the manifest is passed over
   * @throws ManifestRefused when the manifest cannot be read any more
   */
  public static void write(
      Path manifest,
      String fileName,
      Limits limits,
      Map<Integer, Refusal> failed,
      Locale locale,
      Path target)
      throws ManifestRefused, IOException {
    Path draft = target.resolveSibling("." + target.getFileName() + ".new");
    try (ManifestFile file = ManifestFile.open(manifest, fileName, limits);
        BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
      out.write(BYTE_ORDER_MARK);
      try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.EXCEL)) {
        write(file, failed, locale, csv);
      }
    } catch (IOException | ManifestRefused | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(
      ManifestFile file, Map<Integer, Refusal> failed, Locale locale, CSVPrinter csv)
      throws IOException, ManifestRefused {
    int[] widest = {file.header().width()};
    file.each(
        row -> {
          if (failed.containsKey(row.number())) {
            widest[0] = Math.max(widest[0], row.cells().size());
          }
        });
    int width = Math.min(widest[0], Limits.COLUMNS);
    List<String> header = new ArrayList<>(original(file.header(), file.header().names(), width));
    header.addAll(
        List.of(Header.OURS + " line", Header.OURS + " reason", Header.OURS + " what to do"));
    csv.printRecord(header);
    file.each(
        row -> {
          Refusal refusal = failed.get(row.number());
          if (refusal != null) {
            csv.printRecord(line(file.header(), row, refusal, locale, width));
          }
        });
  }

  private static List<String> line(
      Header header, Row row, Refusal refusal, Locale locale, int width) {
    List<String> cells =
        new ArrayList<>(original(header, row.cells().stream().map(Cell::text).toList(), width));
    Integer id = header.known().get(Column.ID);
    if (id != null && CHANGED_BY_SPREADSHEETS.matcher(cells.get(place(header, id))).matches()) {
      cells.set(place(header, id), "=\"" + cells.get(place(header, id)) + "\"");
    }
    cells.add(String.valueOf(row.number()));
    String detail =
        refusal.detail().isEmpty() ? "" : " (" + Told.in(refusal.detail(), locale) + ")";
    cells.add(CellText.harmless(refusal.reason().words(locale) + detail));
    cells.add(CellText.harmless(refusal.reason().advice(locale)));
    return cells;
  }

  /** The cells as they were, without the columns of an earlier round. */
  private static List<String> original(Header header, List<String> texts, int width) {
    List<String> cells = new ArrayList<>();
    for (int place = 0; place < width; place++) {
      if (!header.ours().contains(place)) {
        cells.add(place < texts.size() ? CellText.harmless(texts.get(place)) : "");
      }
    }
    return cells;
  }

  /** Where a column stands when those of an earlier round are gone. */
  private static int place(Header header, int column) {
    return column - (int) header.ours().stream().filter(ours -> ours < column).count();
  }
}

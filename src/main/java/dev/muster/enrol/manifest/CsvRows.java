package dev.muster.enrol.manifest;

import dev.muster.enrol.manifest.TextLines.TextLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a CSV file. A quote that is not closed spoils only the line it stands in: reading
 * goes on at the next one, which no general CSV parser does. A quote inside a cell without quotes
 * is a character, as spreadsheets read it.
 */
final class CsvRows implements Rows {

  /** A quoted cell may hold so many line breaks. */
  private static final int LINE_BREAKS = 10;

  private final TextLines lines;
  private final char separator;

  CsvRows(TextLines lines, char separator) {
    this.lines = lines;
    this.separator = separator;
  }

  @Override
  public @Nullable Row next() throws IOException {
    TextLine first = lines.peek(0);
    if (first != null && first.number() == 1 && first.text().matches("(?i)sep=.")) {
      lines.drop(1);
      first = lines.peek(0);
    }
    if (first == null) {
      return null;
    }
    if (first.isCut()) {
      return broken(first, "it is longer than " + TextLines.LONGEST + " characters");
    }
    StringBuilder text = new StringBuilder(first.text());
    for (int more = 0; ; ) {
      QuotedCells read = QuotedCells.read(text, separator);
      if (read.isComplete()) {
        lines.drop(more + 1);
        return row(first.number(), read.cells());
      }
      more++;
      TextLine further = read.isSpoiled() || more > LINE_BREAKS ? null : lines.peek(more);
      if (further == null || further.isCut() || text.length() > TextLines.LONGEST) {
        return broken(first, "a quotation mark is not closed, or stands within a quoted cell");
      }
      text.append('\n').append(further.text());
    }
  }

  private static Row row(int number, List<String> texts) {
    List<Cell> cells = new ArrayList<>(texts.size());
    for (String text : texts) {
      cells.add(CellText.isError(text) ? Cell.broken(text, "a cell holds " + text) : Cell.of(text));
    }
    return new Row(number, cells, texts.size() > Limits.COLUMNS ? "too many cells" : "");
  }

  /** The cells as far as they can be guessed, for a person to correct. */
  private Row broken(TextLine line, String why) {
    lines.drop(1);
    List<Cell> cells = new ArrayList<>();
    String quoted = Pattern.quote(String.valueOf(separator));
    for (String guess : line.text().replace("\"", "").split(quoted, Limits.COLUMNS)) {
      cells.add(Cell.of(guess));
    }
    return new Row(line.number(), cells, why);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

package dev.muster.enrol.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook of text, line by line: a header that stays in sight, a filter, fitting widths.
 * Nothing in it is ever a formula or a number. Memory does not grow with the lines; a sheet that is
 * full is followed by another.
 */
public final class ReportBook implements Closeable {

  /** Excel's own limit is 1,048,576 lines. */
  private static final int LINES_OF_A_SHEET = 1_000_000;

  private static final int LINES_IN_MEMORY = 500;

  /** Excel's own limit, in characters. */
  private static final int CELL = 32_767;

  private static final int WIDEST = 60;
  private static final int NARROWEST = 10;

  private final Workbook book;
  private final String name;
  private final List<String> header;
  private final List<Integer> widths;
  private final int mostLines;
  private Worksheet sheet;
  private int line;
  private int sheets;

  /**
   * @param out is closed with this
   * @param name of the sheet
   * @param widths of the columns in characters, in the order of the header
   */
  public ReportBook(OutputStream out, String name, List<String> header, List<Integer> widths) {
    this(out, name, header, widths, LINES_OF_A_SHEET);
  }

  ReportBook(
      OutputStream out, String name, List<String> header, List<Integer> widths, int mostLines) {
    this.book = new Workbook(out, "Muster", "1.0");
    this.name = name;
    this.header = List.copyOf(header);
    this.widths = List.copyOf(widths);
    this.mostLines = mostLines;
    this.sheet = begin();
  }

  private Worksheet begin() {
    sheets++;
    Worksheet begun = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    begun.freezePane(0, 1);
    for (int column = 0; column < header.size(); column++) {
      int width = column < widths.size() ? widths.get(column) : NARROWEST;
      begun.width(column, Math.max(NARROWEST, Math.min(WIDEST, width)));
      begun.inlineString(0, column, text(header.get(column)));
      begun.style(0, column).bold().set();
      begun.style(column).format("@").set();
    }
    line = 1;
    return begun;
  }

  /** Adds a line; a cell that is longer than Excel allows is cut. */
  public void line(List<String> cells) throws IOException {
    if (line == mostLines) {
      finishSheet();
      sheet = begin();
    }
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        sheet.inlineString(line, column, text(cells.get(column)));
      }
    }
    line++;
    if (line % LINES_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  private void finishSheet() throws IOException {
    sheet.setAutoFilter(0, 0, Math.max(0, line - 1), Math.max(0, header.size() - 1));
    sheet.finish();
  }

  /** Without what XML cannot hold. */
  private static String text(String cell) {
    StringBuilder text = new StringBuilder(cell.length());
    cell.codePoints()
        .map(c -> c < ' ' && c != '\n' && c != '\t' || isNoCharacter(c) ? '\uFFFD' : c)
        .forEach(text::appendCodePoint);
    return text.length() > CELL ? CellText.shortened(text.toString(), CELL - 1) : text.toString();
  }

  private static boolean isNoCharacter(int c) {
    return c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
  }

  @Override
  public void close() throws IOException {
    finishSheet();
    book.close();
  }
}

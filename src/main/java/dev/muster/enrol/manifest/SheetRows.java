package dev.muster.enrol.manifest;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a sheet of a workbook, as they come out of the file. */
final class SheetRows implements Rows {

  /** Longest text of a number that is looked at. */
  private static final int NUMBER = 40;

  private final XlsxXml xml;
  private final XlsxBook book;
  private final MergedCells merged = new MergedCells();
  private int number;

  SheetRows(XlsxXml xml, XlsxBook book) {
    this.xml = xml;
    this.book = book;
  }

  /** Complete after the last line: a sheet names them at its end. */
  MergedCells merged() {
    return merged;
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (xml.next()) {
      if (xml.starts("row")) {
        number = Math.max(number + 1, xml.number("r", number + 1));
        return new Row(number, cells());
      }
      if (xml.starts("mergeCell")) {
        String range = xml.attribute("ref");
        merged.add(range == null ? "" : range);
      }
    }
    return null;
  }

  private List<Cell> cells() throws IOException {
    List<Cell> cells = new ArrayList<>();
    int next = 0;
    while (xml.next() && !xml.ends("row")) {
      if (xml.starts("c")) {
        int place = place(xml.attribute("r"), next);
        Cell cell = cell();
        if (place < Limits.COLUMNS) {
          while (cells.size() <= place) {
            cells.add(Cell.EMPTY);
          }
          cells.set(place, cell);
        }
        next = place + 1;
      }
    }
    return cells;
  }

  private static int place(@Nullable String address, int otherwise) {
    int letters = 0;
    while (address != null
        && letters < address.length()
        && address.charAt(letters) >= 'A'
        && address.charAt(letters) <= 'Z') {
      letters++;
    }
    if (address == null || letters == 0) {
      return otherwise;
    }
    return letters > 3 ? Limits.COLUMNS : MergedCells.column(address.substring(0, letters));
  }

  private Cell cell() throws IOException {
    String type = xml.attribute("t");
    int style = xml.number("s", -1);
    String value = null;
    boolean formula = false;
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("v")) {
        value = xml.text("v");
      } else if (xml.starts("is")) {
        value = xml.richText("is");
      } else if (xml.starts("f")) {
        formula = true;
      }
    }
    if (value == null || value.isEmpty() && !formula) {
      return formula
          ? Cell.broken("", "a cell holds a formula that was never worked out; save it with Excel")
          : Cell.EMPTY;
    }
    return shown(type == null ? "n" : type, style, value);
  }

  private Cell shown(String type, int style, String value) {
    return switch (type) {
      case "s" -> shared(value.strip());
      case "e" -> Cell.broken(value, "a cell holds " + value);
      case "b" -> Cell.of(value.strip().equals("1") ? "TRUE" : "FALSE");
      case "n" -> number(value.strip(), style);
      default -> Cell.of(EscapedText.plain(value));
    };
  }

  private Cell shared(String index) {
    try {
      int place = Integer.parseInt(index);
      if (book.texts().has(place)) {
        return Cell.of(EscapedText.plain(book.texts().get(place)));
      }
    } catch (NumberFormatException e) {
      return Cell.broken(index, "a cell names no text");
    }
    return Cell.broken(index, "a cell names a text that is not in the workbook");
  }

  private Cell number(String text, int style) {
    try {
      if (text.length() <= NUMBER) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) < 400) {
          return Cell.of(book.formats().of(style).show(number, book.isFrom1904()));
        }
      }
    } catch (NumberFormatException e) {
      return Cell.broken(text, "a cell is no number: " + CellText.shortened(text, NUMBER));
    }
    return Cell.broken(text, "a cell holds a number that is too long");
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}

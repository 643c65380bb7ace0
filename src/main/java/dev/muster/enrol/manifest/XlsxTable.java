package dev.muster.enrol.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The first sheet of a workbook that has a header, as a table. */
final class XlsxTable implements Table, Closeable {

  private static final int SHEETS_LOOKED_AT = 20;

  private final XlsxBook book;
  private final String sheet;
  private final MergedCells merged;

  private XlsxTable(XlsxBook book, String sheet, MergedCells merged) {
    this.book = book;
    this.sheet = sheet;
    this.merged = merged;
  }

  static XlsxTable of(Path file, Limits limits, Headings headings)
      throws IOException, ManifestRefused {
    XlsxBook book = new XlsxBook(file, limits);
    try {
      String sheet = withHeader(book, headings);
      return new XlsxTable(book, sheet, merged(book, sheet));
    } catch (IOException | ManifestRefused | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private static String withHeader(XlsxBook book, Headings headings)
      throws IOException, ManifestRefused {
    for (String sheet : book.sheets().stream().limit(SHEETS_LOOKED_AT).toList()) {
      try (SheetRows rows = book.rows(sheet)) {
        if (Header.find(rows, headings).isPresent()) {
          return sheet;
        }
      }
    }
    throw headings.notFound("looked at the first 5 lines of each sheet");
  }

  private static MergedCells merged(XlsxBook book, String sheet) throws IOException {
    try (SheetRows rows = book.rows(sheet)) {
      while (rows.next() != null) {
        // the merged cells are named behind the last line
      }
      return rows.merged();
    }
  }

  @Override
  public Rows open() throws IOException {
    return new FilledRows(book.rows(sheet), merged);
  }

  @Override
  public boolean isRagged() {
    return false;
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}

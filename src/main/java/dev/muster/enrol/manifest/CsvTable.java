package dev.muster.enrol.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A text file with a separator between its cells. */
record CsvTable(Path file, TextEncoding encoding, char separator) implements Table {

  private static final char[] SEPARATORS = {',', ';', '\t', '|', '，', '；'};

  /** Finds the encoding, and the separator that makes the most of the first lines. */
  static CsvTable of(Path file, Headings headings) throws IOException, ManifestRefused {
    TextEncoding encoding = TextEncoding.of(file);
    refuseWebPage(file, encoding);
    CsvTable best = new CsvTable(file, encoding, ',');
    int most = -1;
    for (char separator : SEPARATORS) {
      CsvTable table = new CsvTable(file, encoding, separator);
      int known = Header.knownColumns(table, headings);
      if (known > most) {
        most = known;
        best = table;
      }
    }
    return best;
  }

  /** Many programs export a web page and call it a table. */
  private static void refuseWebPage(Path file, TextEncoding encoding)
      throws IOException, ManifestRefused {
    try (TextLines lines = new TextLines(encoding.open(file))) {
      TextLines.TextLine first = lines.peek(0);
      String start = first == null ? "" : first.text().stripLeading().toLowerCase(Locale.ROOT);
      if (start.startsWith("<html")
          || start.startsWith("<!doctype")
          || start.startsWith("<table")
          || start.startsWith("<?xml")) {
        throw ManifestRefused.unreadable(
            "it is a web page or XML, whatever its name says; open it in Excel and save it as"
                + " .xlsx");
      }
    }
  }

  @Override
  public Rows open() throws IOException {
    return new CsvRows(new TextLines(encoding.open(file)), separator);
  }

  @Override
  public boolean isRagged() {
    return true;
  }
}

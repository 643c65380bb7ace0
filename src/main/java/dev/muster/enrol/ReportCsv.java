package dev.muster.enrol;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as CSV that spreadsheets read as UTF-8 and never as formulas. */
final class ReportCsv implements Closeable {

  /** Makes Excel read the file as UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CSVPrinter csv;
  private final Locale language;

  /**
   * @param out is closed with this
   */
  ReportCsv(OutputStream out, Locale language) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(BYTE_ORDER_MARK);
    this.csv =
        new CSVPrinter(
            writer,
            CSVFormat.EXCEL.builder().setHeader(ReportLine.HEADER.toArray(String[]::new)).get());
    this.language = language;
  }

  void line(ReportLine line) throws IOException {
    List<String> cells = line.cells(language).stream().map(ReportCsv::harmless).toList();
    csv.printRecord(cells);
  }

  /** A cell that a spreadsheet would take for a formula is shown as text. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}

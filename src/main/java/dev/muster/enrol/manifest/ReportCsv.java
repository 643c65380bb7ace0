package dev.muster.enrol.manifest;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as CSV that spreadsheets read as UTF-8 and never as formulas. */
public final class ReportCsv implements Closeable {

  /** Makes Excel read the file as UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CSVPrinter csv;

  /**
   * @param out is closed with this
   */
  public ReportCsv(OutputStream out, List<String> header) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(BYTE_ORDER_MARK);
    this.csv =
        new CSVPrinter(
            writer, CSVFormat.EXCEL.builder().setHeader(header.toArray(String[]::new)).get());
  }

  public void line(List<String> cells) throws IOException {
    csv.printRecord(cells.stream().map(ReportCsv::harmless).toList());
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

package dev.muster.e2e;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lists the way spreadsheet programs do, without any library of the bridge. */
final class HrList {

  private HrList() {}

  /** A CSV; the lines learn their numbers. */
  static byte[] csv(List<HrLine> lines, Charset charset) {
    StringBuilder text = new StringBuilder(record(HrLine.HEADER)).append("\r\n");
    int number = 2;
    for (HrLine line : lines) {
      line.number = number++;
      text.append(line(line)).append("\r\n");
    }
    return text.toString().getBytes(charset);
  }

  /** The rows of a sheet; the lines learn their numbers. */
  static List<List<String>> rows(List<HrLine> lines) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HrLine.HEADER);
    for (HrLine line : lines) {
      rows.add(line.cells());
      line.number = rows.size();
    }
    return rows;
  }

  private static String line(HrLine line) {
    String record = record(line.cells()) + line.surplus;
    return line.strayQuote ? record.replace(quoted(line.name), "\"" + line.name + "\"x\"") : record;
  }

  private static String record(List<String> cells) {
    return cells.stream().map(HrList::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}

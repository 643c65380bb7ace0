package dev.muster.enrol.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A manifest to begin with: the header and two people made up, in English or Chinese. They have no
 * photo, so that they come back refused when somebody forgets to delete them.
 */
public final class Template {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "type",
          "groups",
          "valid_from",
          "valid_to",
          "photo",
          "action",
          "department");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int WIDTH = 16;
  private static final int EXPLAINED = 90;

  private Template() {}

  /** UTF-8 with the mark by which Excel knows it. */
  public static byte[] csv(Locale locale) {
    StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.EXCEL)) {
      for (String line : List.of("header", "first", "second")) {
        csv.printRecord(cells(locale, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory failed", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** All columns are text, so that 0007 stays 0007; a second sheet explains them. */
  public static byte[] xlsx(Locale locale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Muster", "1.0")) {
      ResourceBundle words = words(locale);
      Worksheet people = book.newWorksheet(words.getString("sheet.people"));
      for (int column = 0; column < COLUMNS.size(); column++) {
        people.width(column, WIDTH);
        people.style(column).format("@").set();
      }
      people.freezePane(0, 1);
      line(people, 0, cells(locale, "header"));
      people.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
      line(people, 1, cells(locale, "first"));
      line(people, 2, cells(locale, "second"));
      explain(book.newWorksheet(words.getString("sheet.columns")), locale);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory failed", e);
    }
    return out.toByteArray();
  }

  private static void explain(Worksheet sheet, Locale locale) {
    ResourceBundle words = words(locale);
    sheet.width(0, WIDTH);
    sheet.width(1, EXPLAINED);
    line(sheet, 0, List.of(words.getString("column"), words.getString("meaning")));
    sheet.range(0, 0, 0, 1).style().bold().set();
    int line = 1;
    for (String column : COLUMNS) {
      String name = words.getString(column + ".header");
      line(sheet, line, List.of(name, words.getString(column + ".meaning")));
      line++;
    }
    line(sheet, line + 1, List.of("", words.getString("note")));
  }

  private static void line(Worksheet sheet, int line, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.inlineString(line, column, cells.get(column));
      sheet.style(line, column).format("@").wrapText(true).set();
    }
  }

  private static List<String> cells(Locale locale, String line) {
    ResourceBundle words = words(locale);
    return COLUMNS.stream().map(column -> words.getString(column + "." + line)).toList();
  }

  private static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle(
        "manifest-template",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}

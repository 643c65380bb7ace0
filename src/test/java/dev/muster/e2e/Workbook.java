package dev.muster.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An XLSX with one sheet, written by hand. A cell of digits only is stored as a number that is
 * shown with four digits at least, a date as a number that is shown as a date, everything else as
 * text: so a spreadsheet program does it when somebody types.
 */
final class Workbook {

  private static final String DATE = "20\\d{2}-(0[1-9]|1[0-2])-[0-3]\\d";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private static final String STYLES =
      """
      <styleSheet xmlns="%s"><numFmts count="2"><numFmt numFmtId="164" formatCode="0000"/>\
      <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
      <fonts count="1"><font/></fonts><fills count="1"><fill/></fills>\
      <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
      <cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/>\
      <xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>"""
          .formatted(MAIN);

  private Workbook() {}

  static byte[] of(List<List<String>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="%scontent-types">\
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
          <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>\
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/>\
          <Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/></Types>"""
              .formatted(PACKAGE, KIND, KIND, KIND));
      put(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml", ""));
      put(
          zip,
          "xl/workbook.xml",
          """
          <workbook xmlns="%s" xmlns:r="%s"><sheets>\
          <sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>"""
              .formatted(MAIN, OFFICE));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relations("worksheet", "worksheets/sheet1.xml", relation(2, "styles", "styles.xml")));
      put(zip, "xl/styles.xml", STYLES);
      put(zip, "xl/worksheets/sheet1.xml", sheet(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String relations(String type, String target, String more) {
    return "<Relationships xmlns=\"%srelationships\">%s%s</Relationships>"
        .formatted(PACKAGE, relation(1, type, target), more);
  }

  private static String relation(int id, String type, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String sheet(List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    for (int row = 0; row < rows.size(); row++) {
      xml.append("<row r=\"").append(row + 1).append("\">");
      for (int column = 0; column < rows.get(row).size(); column++) {
        xml.append(cell((char) ('A' + column) + "" + (row + 1), rows.get(row).get(column)));
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static String cell(String at, String text) {
    if (text.isEmpty()) {
      return "";
    }
    if (text.matches("\\d{1,9}")) {
      return "<c r=\"%s\" s=\"1\"><v>%d</v></c>".formatted(at, Long.parseLong(text));
    }
    if (text.matches(DATE)) {
      long day = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), LocalDate.parse(text));
      return "<c r=\"%s\" s=\"2\"><v>%d</v></c>".formatted(at, day);
    }
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, escaped);
  }

  private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    zip.write((head + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}

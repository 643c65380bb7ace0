package dev.muster.enrol.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written by hand, with whatever a program, or an attacker, may put into it. */
final class RawXlsx {

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> sheets = new ArrayList<>();
  private String properties = "";
  private String formats = "";
  private String styles = "<xf numFmtId=\"0\"/>";
  private String shared = "";

  static RawXlsx of(String... rows) {
    return new RawXlsx().sheet("", "", rows);
  }

  /** A row is what stands between row tags. */
  RawXlsx sheet(String state, String after, String... rows) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      xml.append("<row r=\"").append(i + 1).append("\">").append(rows[i]).append("</row>");
    }
    return sheetXml(
        state,
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + xml
            + "</sheetData>"
            + after
            + "</worksheet>");
  }

  RawXlsx sheetXml(String state, String xml) {
    int number = sheets.size() + 1;
    sheets.add(state);
    parts.put("xl/worksheets/sheet" + number + ".xml", xml);
    return this;
  }

  RawXlsx from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** Style 1 and up. */
  RawXlsx formats(String... codes) {
    for (String code : codes) {
      int id = 164 + formats.length();
      formats +=
          "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + code.replace("\"", "&quot;") + "\"/>";
      styles += "<xf numFmtId=\"" + id + "\"/>";
    }
    return this;
  }

  /** The next style has a format that workbooks do not spell out. */
  RawXlsx builtinFormat(int id) {
    styles += "<xf numFmtId=\"" + id + "\"/>";
    return this;
  }

  RawXlsx shared(String items) {
    shared = items;
    return this;
  }

  RawXlsx part(String name, String xml) {
    parts.put(name, xml);
    return this;
  }

  static String text(String text) {
    return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  static String number(String value, int style) {
    return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
  }

  GivenManifest manifest() {
    return GivenManifest.bytes("people.xlsx", bytes());
  }

  byte[] bytes() {
    StringBuilder names = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      names.append(
          "<sheet name=\"S%d\" sheetId=\"%d\" %s r:id=\"r%d\"/>"
              .formatted(i, i, sheets.get(i - 1), i));
      relations.append(
          "<Relationship Id=\"r%d\" Type=\"x/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(i, i));
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"http://r\">"
            + properties
            + "<sheets>"
            + names
            + "</sheets></workbook>");
    all.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    all.put(
        "xl/styles.xml",
        "<styleSheet><numFmts>"
            + formats
            + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
            + "</cellStyleXfs><cellXfs>"
            + styles
            + "</cellXfs></styleSheet>");
    all.put("xl/sharedStrings.xml", "<sst>" + shared + "</sst>");
    all.putAll(parts);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

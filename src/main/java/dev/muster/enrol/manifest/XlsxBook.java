package dev.muster.enrol.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A workbook: a ZIP of XML parts. Read by ourselves and not with a library, because those that
 * stream trust the file: an address or a text number beyond all bounds fills their memory, and one
 * odd cell ends the reading of all others.
 */
final class XlsxBook implements Closeable {

  private static final int MOST_PARTS = 10_000;

  /** Bytes of the workbook's own lists: its sheets, its styles. */
  private static final long SMALL = 16L << 20;

  private final ZipFile zip;
  private final Limits limits;
  private final List<String> sheets = new ArrayList<>();
  private NumberFormats formats = NumberFormats.NONE;
  private SharedTexts texts = new SharedTexts(0);
  private boolean from1904;

  XlsxBook(Path file, Limits limits) throws IOException, ManifestRefused {
    this.limits = limits;
    this.zip = new ZipFile(file.toFile());
    try {
      read();
    } catch (IOException | ManifestRefused | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void read() throws IOException, ManifestRefused {
    ZipEntry workbook = zip.getEntry("xl/workbook.xml");
    if (workbook == null || zip.size() > MOST_PARTS) {
      throw ManifestRefused.unreadable("it is no Excel workbook; save it as .xlsx");
    }
    Map<String, String> targets = new HashMap<>();
    String styles = "xl/styles.xml";
    String shared = "xl/sharedStrings.xml";
    try (XlsxXml xml = open("xl/_rels/workbook.xml.rels", SMALL)) {
      while (xml.next()) {
        String target = xml.attribute("Target");
        if (xml.starts("Relationship") && target != null) {
          String part = part(target);
          targets.put(String.valueOf(xml.attribute("Id")), part);
          String type = String.valueOf(xml.attribute("Type"));
          styles = type.endsWith("/styles") ? part : styles;
          shared = type.endsWith("/sharedStrings") ? part : shared;
        }
      }
    }
    readSheets(targets);
    if (zip.getEntry(styles) != null) {
      try (XlsxXml xml = open(styles, SMALL)) {
        formats = NumberFormats.read(xml);
      }
    }
    if (zip.getEntry(shared) != null) {
      try (XlsxXml xml = open(shared, limits.unpackedBytes())) {
        texts = SharedTexts.read(xml, limits.bytes());
      }
    }
  }

  private void readSheets(Map<String, String> targets) throws IOException {
    try (XlsxXml xml = open("xl/workbook.xml", SMALL)) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          String value = xml.attribute("date1904");
          from1904 = "1".equals(value) || "true".equals(value);
        } else if (xml.starts("sheet")) {
          String part = targets.get(String.valueOf(xml.attribute("id")));
          String state = xml.attribute("state");
          if (part != null && (state == null || state.equals("visible"))) {
            sheets.add(part);
          }
        }
      }
    }
  }

  private static String part(String target) {
    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
    return path.replace("xl/./", "xl/").replace("xl/../", "");
  }

  /** The parts of the sheets that a person sees, in their order. */
  List<String> sheets() {
    return sheets;
  }

  NumberFormats formats() {
    return formats;
  }

  SharedTexts texts() {
    return texts;
  }

  boolean isFrom1904() {
    return from1904;
  }

  SheetRows rows(String sheet) throws IOException {
    return new SheetRows(open(sheet, limits.unpackedBytes()), this);
  }

  private XlsxXml open(String part, long most) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new XlsxXml.BadPart("the workbook lacks its part " + part);
    }
    return new XlsxXml(zip.getInputStream(entry), most);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

package dev.muster.enrol.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number formats of a workbook, by the style of a cell. */
record NumberFormats(List<NumberFormat> byStyle) {

  /** Excel itself stops at 65,490 styles. */
  private static final int MOST = 70_000;

  static final NumberFormats NONE = new NumberFormats(List.of());

  static NumberFormats read(XlsxXml xml) throws IOException {
    Map<Integer, NumberFormat> own = new HashMap<>();
    List<NumberFormat> byStyle = new ArrayList<>();
    boolean styles = false;
    while (xml.next()) {
      if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
        styles = xml.starts("cellXfs");
      } else if (xml.starts("numFmt") && own.size() < MOST) {
        String code = xml.attribute("formatCode");
        own.put(xml.number("numFmtId", -1), NumberFormat.of(code == null ? "" : code));
      } else if (xml.starts("xf") && styles && byStyle.size() < MOST) {
        int id = xml.number("numFmtId", 0);
        NumberFormat format = own.get(id);
        byStyle.add(format == null ? NumberFormat.builtin(id) : format);
      }
    }
    return new NumberFormats(byStyle);
  }

  NumberFormat of(int style) {
    return style >= 0 && style < byStyle.size() ? byStyle.get(style) : NumberFormat.GENERAL;
  }
}

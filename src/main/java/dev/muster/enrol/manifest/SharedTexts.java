package dev.muster.enrol.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The texts that cells of a workbook share, kept as UTF-8 in pages: much smaller than strings. */
final class SharedTexts {

  private static final int PAGE = 1 << 18;

  private final long most;
  private final List<byte[]> pages = new ArrayList<>();
  private int[] ends = new int[1024];
  private int count;
  private int size;

  /**
   * @param most bytes that are kept
   */
  SharedTexts(long most) {
    this.most = Math.min(most, Integer.MAX_VALUE - PAGE);
  }

  static SharedTexts read(XlsxXml xml, long most) throws IOException {
    SharedTexts texts = new SharedTexts(most);
    while (xml.next()) {
      if (xml.starts("si")) {
        texts.add(xml.richText("si"));
      }
    }
    return texts;
  }

  void add(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (size + (long) bytes.length + 4L * count > most) {
      throw new XlsxXml.BadPart("the texts of the workbook are larger than " + most + " bytes");
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    for (byte each : bytes) {
      if (size / PAGE == pages.size()) {
        pages.add(new byte[PAGE]);
      }
      pages.get(size / PAGE)[size % PAGE] = each;
      size++;
    }
    ends[count] = size;
    count++;
  }

  boolean has(int index) {
    return index >= 0 && index < count;
  }

  String get(int index) {
    int from = index == 0 ? 0 : ends[index - 1];
    byte[] bytes = new byte[ends[index] - from];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = pages.get((from + i) / PAGE)[(from + i) % PAGE];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package dev.muster.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** ZIP files as people send them. */
final class Archive {

  private Archive() {}

  /** A sheet with these lines, and their photos beside it. */
  static byte[] of(List<HrLine> lines, String sheet, Charset names) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> !line.file.isEmpty())
        .forEach(line -> files.put(line.file, line.picture));
    files.put(sheet, Workbook.of(HrList.rows(lines)));
    return of(files, names);
  }

  /**
   * @param names the encoding of the names; any but UTF-8 is not announced in the file, as Chinese
   *     Windows does it
   */
  static byte[] of(Map<String, byte[]> files, Charset names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

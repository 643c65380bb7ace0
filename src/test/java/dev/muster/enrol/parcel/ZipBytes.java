package dev.muster.enrol.parcel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream.UnicodeExtraFieldPolicy;

/** ZIP files as programs and attackers write them. */
final class ZipBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

  static ZipBytes utf8() {
    return new ZipBytes();
  }

  /** Names in this charset and no word about it. */
  static ZipBytes unsaid(String charset) {
    ZipBytes made = new ZipBytes();
    made.zip.setEncoding(charset);
    made.zip.setUseLanguageEncodingFlag(false);
    return made;
  }

  /** Names in CP437, with the true ones in the field that Info-ZIP invented. */
  static ZipBytes infoZip() {
    ZipBytes made = new ZipBytes();
    made.zip.setEncoding("Cp437");
    made.zip.setUseLanguageEncodingFlag(false);
    made.zip.setCreateUnicodeExtraFields(UnicodeExtraFieldPolicy.ALWAYS);
    return made;
  }

  ZipBytes add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8), entry -> {});
  }

  ZipBytes add(String name, byte[] content, Consumer<ZipArchiveEntry> change) {
    try {
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      change.accept(entry);
      zip.putArchiveEntry(entry);
      zip.write(content);
      zip.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a text stands in the bytes for the last time. */
  static int last(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.lastIndexOf(
        new String(text.getBytes(Charset.forName("UTF-8")), StandardCharsets.ISO_8859_1));
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

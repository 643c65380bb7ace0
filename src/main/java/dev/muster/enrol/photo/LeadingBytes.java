package dev.muster.enrol.photo;

import java.util.Arrays;

/**
 * Exports of some personnel systems put a byte-order mark, blank lines or a length in front of a
 * picture. A few bytes of that kind are dropped.
 */
final class LeadingBytes {

  private static final int MOST = 64;
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'};

  private LeadingBytes() {}

  /** The same bytes, from where the picture begins when that is not at their start. */
  static byte[] dropped(byte[] file) {
    if (isOther(file)) {
      return file;
    }
    for (int at = 0; at <= MOST && at < file.length; at++) {
      if (begins(file, at, JPEG) || begins(file, at, PNG)) {
        return at == 0 ? file : Arrays.copyOfRange(file, at, file.length);
      }
    }
    return file;
  }

  /** A container of its own that may hold a preview. */
  private static boolean isOther(byte[] file) {
    String start =
        new String(file, 0, Math.min(8, file.length), java.nio.charset.StandardCharsets.ISO_8859_1);
    return start.startsWith("RIFF")
        || start.startsWith("GIF8")
        || start.startsWith("BM")
        || start.startsWith("II*")
        || start.startsWith("MM\0")
        || start.startsWith("PK")
        || start.startsWith("%PDF")
        || start.startsWith("ftyp", 4);
  }

  private static boolean begins(byte[] file, int at, byte[] mark) {
    return at + mark.length <= file.length
        && Arrays.equals(file, at, at + mark.length, mark, 0, mark.length);
  }
}

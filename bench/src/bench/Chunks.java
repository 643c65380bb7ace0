package bench;

import java.io.ByteArrayOutputStream;

/** Joins the chunks of a "Transfer-Encoding: chunked" body. */
final class Chunks {
  private Chunks() {}

  /** The body, or null while the last chunk is missing. */
  static byte[] join(byte[] bytes, int from, int used) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = from;
    while (true) {
      int lineEnd = at;
      while (lineEnd < used && bytes[lineEnd] != '\n') {
        lineEnd++;
      }
      if (lineEnd >= used) {
        return null;
      }
      int size = size(bytes, at, lineEnd);
      int next = lineEnd + 1 + size + 2;
      if (next > used) {
        return null;
      }
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(bytes, lineEnd + 1, size);
      at = next;
    }
  }

  private static int size(byte[] bytes, int at, int end) {
    int size = 0;
    for (int i = at; i < end; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        break;
      }
      size = size * 16 + digit;
    }
    return size;
  }
}

package bench;

import java.nio.charset.StandardCharsets;

/**
 * Finds the end of one HTTP/1.1 message in a growing buffer: by Content-Length, by chunks, or at
 * once when neither is given. One message at a time; no pipelining.
 */
final class HttpMessage {
  private int headEnd;
  private int length;
  private String head = "";
  private byte[] chunked;
  private int bodyAt;
  private byte[] body = {};

  /** True once {@code bytes[0, used)} holds the whole message. */
  boolean complete(byte[] bytes, int used) {
    if (headEnd == 0 && !readHead(bytes, used)) {
      return false;
    }
    if (length >= 0) {
      body = bytes;
      bodyAt = headEnd;
      return used - headEnd >= length;
    }
    chunked = Chunks.join(bytes, headEnd, used);
    if (chunked == null) {
      return false;
    }
    body = chunked;
    bodyAt = 0;
    length = chunked.length;
    return true;
  }

  private boolean readHead(byte[] bytes, int used) {
    for (int i = 3; i < used; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        headEnd = i + 1;
        head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1);
        String given = header("content-length");
        String coding = header("transfer-encoding");
        length = coding.equalsIgnoreCase("chunked") ? -1 : given.isEmpty() ? 0 : number(given);
        return true;
      }
    }
    return false;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** Bytes that the whole message will need, or 0 while unknown. */
  int expected() {
    return headEnd == 0 || length < 0 ? 0 : headEnd + length;
  }

  void clear() {
    headEnd = 0;
    length = 0;
    chunked = null;
    head = "";
  }

  /** The value of a header, or "" without it. */
  String header(String name) {
    int from = 0;
    while (from < head.length()) {
      int end = head.indexOf("\r\n", from);
      if (end <= from) {
        return "";
      }
      if (head.regionMatches(true, from, name, 0, name.length())
          && head.charAt(from + name.length()) == ':') {
        return head.substring(from + name.length() + 1, end).trim();
      }
      from = end + 2;
    }
    return "";
  }

  /** The n-th word of the first line: method, target, version; or version, status, reason. */
  String word(int n) {
    int from = 0;
    for (int i = 0; i < n; i++) {
      from = head.indexOf(' ', from) + 1;
    }
    int end = from;
    while (end < head.length() && head.charAt(end) > ' ') {
      end++;
    }
    return head.substring(from, end);
  }

  boolean expectsContinue() {
    return headEnd > 0 && header("expect").equalsIgnoreCase("100-continue");
  }

  byte[] body() {
    return body;
  }

  int bodyAt() {
    return bodyAt;
  }

  int bodyEnd() {
    return bodyAt + length;
  }
}

package dev.muster.event;

import java.nio.charset.StandardCharsets;

/** The media type of what a box sent, told by its bytes: the header of the push is not kept. */
final class VendorType {

  private static final int LONGEST_BOUNDARY = 74;

  private VendorType() {}

  static String of(byte[] body) {
    int length = Math.min(body.length, LONGEST_BOUNDARY);
    String start = new String(body, 0, length, StandardCharsets.ISO_8859_1).stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return Body.JSON;
    }
    int end = start.indexOf("\r\n");
    if (start.startsWith("--") && end > 2) {
      return "multipart/form-data; boundary=\"" + start.substring(2, end) + "\"";
    }
    return start.matches("(?s)[A-Za-z0-9_.%+-]+=.*")
        ? "application/x-www-form-urlencoded"
        : "application/octet-stream";
  }
}

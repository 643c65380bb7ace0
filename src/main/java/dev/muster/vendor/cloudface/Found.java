package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/**
 * Somebody whom the service found.
 *
 * @param picture as it was registered; empty when it cannot be read
 */
record Found(Remark remark, byte[] picture) {

  private static final byte[] NONE = {};

  /** The base64 may be broken into lines. Source: contracts/cloud-face.md §2.5. */
  static Found read(JsonNode row) {
    return new Found(
        Remark.read(row.path("remark").asText("")), picture(row.path("picture").asText("")));
  }

  private static byte[] picture(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException broken) {
      return NONE;
    }
  }

  /** Without the picture. */
  @Override
  public String toString() {
    return remark.text();
  }
}

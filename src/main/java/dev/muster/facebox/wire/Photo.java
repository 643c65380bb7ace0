package dev.muster.facebox.wire;

import java.util.Base64;

/** Pictures as they travel in JSON. */
public final class Photo {

  private Photo() {}

  /**
   * The bytes of a base64 text: raw, with line breaks, or as data URI ({@code contracts/sophon.md
   * §1.2}).
   *
   * @param limit largest number of bytes
   * @throws Refusal 40003 when the text is no base64, 40007 when it holds more bytes
   */
  public static byte[] decode(String text, long limit) {
    byte[] bytes;
    try {
      // the common case, base64 and nothing else, is decoded without looking at it first
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notPlain) {
      bytes = decodeStripped(text);
    }
    if (bytes.length == 0) {
      throw new Refusal(BoxError.IMAGE_ERROR, "empty");
    }
    refuseAbove(limit, bytes.length);
    return bytes;
  }

  private static byte[] decodeStripped(String text) {
    String base64 = text.substring(text.lastIndexOf(',') + 1).replaceAll("\\s", "");
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Refusal(BoxError.IMAGE_ERROR, "not base64");
    }
  }

  private static void refuseAbove(long limit, long bytes) {
    if (bytes > limit) {
      throw new Refusal(BoxError.IMAGE_SIZE_TOO_LARGE_ERROR, "at most " + limit + " bytes");
    }
  }

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** JPEG unless the first bytes say PNG, WebP, GIF or BMP. */
  public static String mediaType(byte[] bytes) {
    return switch (bytes.length == 0 ? 0 : bytes[0] & 0xff) {
      case 0x89 -> "image/png";
      case 'R' -> "image/webp";
      case 'G' -> "image/gif";
      case 'B' -> "image/bmp";
      default -> "image/jpeg";
    };
  }

  /** Whether the first bytes are those of a JPEG or PNG. */
  public static boolean looksLikePicture(byte[] bytes) {
    return bytes.length > 3
        && ((bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8
            || (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N');
  }
}

package dev.muster.facebox.baidu;

import dev.muster.facebox.library.PictureUrls;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Pictures as calls bring them: base64 of JPEG, PNG or BMP without a prefix, or an address ({@code
 * contracts/baidu.md §1.7, §1.9}).
 *
 * @param longest most characters of the base64 text
 */
record Sent(long longest, PictureUrls urls) {

  private static final Pattern BLANKS = Pattern.compile("\\s");

  /**
   * @throws Declined 216200 empty, 216202 too long, 222203 no base64 (a data URI has a prefix that
   *     is none), 216201 a picture of another format
   */
  byte[] base64(String text) {
    if (text.isEmpty()) {
      throw Fault.EMPTY_IMAGE.declined();
    }
    if (text.length() > longest) {
      throw Fault.IMAGE_SIZE.declined();
    }
    try {
      boolean broken = text.chars().anyMatch(Character::isWhitespace);
      String plain = broken ? BLANKS.matcher(text).replaceAll("") : text;
      return checked(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException e) {
      throw Fault.IMAGE_CHECK.declined();
    }
  }

  /**
   * @throws Declined 222204 when it cannot be had, 216202 when it is too large
   */
  byte[] download(String address) {
    if (address.isEmpty()) {
      throw Fault.EMPTY_IMAGE.declined();
    }
    try {
      return checked(urls.read(address));
    } catch (Refusal refusal) {
      throw refusal.error() == BoxError.IMAGE_SIZE_TOO_LARGE_ERROR
          ? Fault.IMAGE_SIZE.declined()
          : Fault.DOWNLOAD.declined();
    }
  }

  private static byte[] checked(byte[] picture) {
    if (starts(picture, "GIF8") || starts(picture, "RIFF") || starts(picture, "II*")) {
      throw Fault.IMAGE_FORMAT.declined();
    }
    boolean known =
        starts(picture, "\u00ff\u00d8") || starts(picture, "\u0089PNG") || starts(picture, "BM");
    if (!known) {
      throw Fault.IMAGE_CHECK.declined();
    }
    return picture;
  }

  private static boolean starts(byte[] picture, String first) {
    if (picture.length < first.length()) {
      return false;
    }
    for (int i = 0; i < first.length(); i++) {
      if ((picture[i] & 0xff) != first.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

package dev.muster.box;

import dev.muster.roster.Digest;
import java.util.regex.Pattern;

/** The key in an address that a box pushes to. */
public final class EventKey {

  static final String NAME = "key=";
  private static final Pattern KEY = Pattern.compile("([?&]" + NAME + ")([^&,\\s]+)");

  private EventKey() {}

  /**
   * The text with a short fingerprint in place of each key: it tells two keys apart and tells
   * nobody the key.
   */
  public static String masked(String text) {
    return KEY.matcher(text)
        .replaceAll(found -> found.group(1) + "#" + Digest.ofText(found.group(2)).substring(0, 6));
  }
}

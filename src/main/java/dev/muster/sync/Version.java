package dev.muster.sync;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A version of a person, 32 hexadecimal digits, as two numbers; anything else is two zeros. */
record Version(long high, long low) {

  static final Version NONE = new Version(0, 0);

  private static final int DIGITS = 32;

  static Version of(@Nullable String text) {
    return isVersion(text)
        ? new Version(
            HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
            HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS))
        : NONE;
  }

  private static boolean isVersion(@Nullable String text) {
    if (text == null || text.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  boolean isNone() {
    return high == 0 && low == 0;
  }
}

package dev.muster.enrol.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workbook writes what XML cannot hold as _x000D_. Source: ECMA-376 part 1, §22.9.2.19. */
final class EscapedText {

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private EscapedText() {}

  static String plain(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ESCAPED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}

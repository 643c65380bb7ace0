package dev.muster.facebox.baidu;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query or a form. The servlet's own reading would swallow the JSON that the
 * official SDK sends as a form ({@code contracts/baidu.md §1.3}).
 */
final class Parameters {

  private static final int MOST = 100;

  private Parameters() {}

  /** By name, the first of several; what cannot be decoded is left out. */
  static Map<String, String> of(@Nullable String encoded) {
    Map<String, String> found = new LinkedHashMap<>();
    if (encoded == null) {
      return found;
    }
    for (String pair : encoded.split("&", MOST)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return found;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }
}

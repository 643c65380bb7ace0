package dev.muster.vendor.arcface;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a request is shown: long values are cut, for they are pictures. */
final class Shown {

  private static final int LONGEST = 160;
  private static final int HEAD = 40;
  private static final int TAIL = 12;

  private Shown() {}

  static Map<String, @Nullable Object> of(Map<?, ?> fields) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    fields.forEach((key, value) -> shown.put(cut(String.valueOf(key)), value(value)));
    return shown;
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof String text) {
      return cut(text);
    }
    if (value instanceof Map<?, ?> fields) {
      return of(fields);
    }
    return value instanceof List<?> items ? items.stream().map(Shown::value).toList() : value;
  }

  static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : "%s…(%d)…%s"
            .formatted(
                text.substring(0, HEAD), text.length(), text.substring(text.length() - TAIL));
  }

  /** Somebody may have put the secret into the request itself. */
  static String without(String text, String secret) {
    return secret.length() < 4 ? text : text.replace(secret, "***");
  }
}

package dev.muster.vendor.arcface;

import dev.muster.vendor.arcface.JsonText.Num;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The text that is signed. Source: contracts/arcface.md §2.1. */
final class SignedText {

  static final String SIGNATURE = "signData";
  static final String TIMESTAMP = "timestamp";

  private SignedText() {}

  /** Of these fields of a request, with the secret at its end. */
  static String of(Map<String, ?> fields, String secret) {
    return unkeyed(fields, Spelling.GO) + "&key=" + secret;
  }

  /**
   * What stands before {@code &key=}. Fields that are neither text, number nor object are left out,
   * as newer services do it; older ones end at them. §2.4
   */
  static String unkeyed(Map<String, ?> fields, Spelling spelling) {
    Map<String, @Nullable Object> ordered = new TreeMap<>(Spelling.BYTES);
    ordered.putAll(fields);
    return inOrder(ordered, spelling);
  }

  /** The same with the fields in the order in which they come. */
  static String inOrder(Map<String, ?> fields, Spelling spelling) {
    StringBuilder out = new StringBuilder();
    fields.forEach(
        (key, value) -> {
          if (!key.equals(SIGNATURE) && isSigned(value)) {
            field(out, spelling, key, value);
          }
        });
    return out.toString();
  }

  private static boolean isSigned(@Nullable Object value) {
    return value instanceof String || value instanceof Map || isNumber(value);
  }

  private static boolean isNumber(@Nullable Object value) {
    return value instanceof Num || value instanceof Number;
  }

  private static void field(
      StringBuilder out, Spelling spelling, String key, @Nullable Object value) {
    out.append(out.isEmpty() ? "" : "&").append(key).append('=');
    if (value instanceof String text) {
      out.append(text);
    } else if (key.equals(TIMESTAMP) && isNumber(value) && !spelling.written()) {
      out.append(seconds(value));
    } else {
      spelling.write(out, value);
    }
  }

  /** Cut off, not rounded. §1 */
  static long seconds(@Nullable Object number) {
    return number instanceof Num sent
        ? (long) sent.value()
        : number instanceof Number known ? known.longValue() : 0;
  }
}

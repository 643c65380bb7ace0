package dev.muster.facebox.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Typed access to flat settings, wherever they come from. A wrong one is refused in one sentence
 * that names the key, the value and what is allowed.
 */
final class Entries {

  private static final int SHOWN = 100;

  private final String prefix;
  private final Map<String, String> values;

  /**
   * @param prefix what stands before a key in a message, such as {@code muster.facebox.faults[0].}
   */
  Entries(String prefix, Map<String, String> values) {
    this.prefix = prefix;
    this.values = new LinkedHashMap<>(values);
  }

  /** Refuses keys that nobody would read. */
  void allow(Set<String> keys) {
    for (String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "%s%s is not known; allowed: %s"
                .formatted(prefix, shown(key), String.join(", ", new TreeSet<>(keys))));
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * @param read throws an IllegalArgumentException on a wrong value
   * @param allowed the values that it takes
   */
  <T> Optional<T> value(String key, Function<String, T> read, String allowed) {
    return text(key)
        .map(
            text -> {
              try {
                return read.apply(text);
              } catch (IllegalArgumentException e) {
                throw wrong(key, allowed);
              }
            });
  }

  Optional<Integer> number(String key, int least, int most) {
    return value(key, text -> within(Integer.parseInt(text), least, most), least + " to " + most);
  }

  Optional<Duration> time(String key, Duration least, Duration most) {
    return value(
        key,
        text -> within(Span.parse(text), least, most),
        "a time of %s to %s, %s".formatted(Span.print(least), Span.print(most), Span.FORM));
  }

  Optional<Double> decimal(String key, double least, double most) {
    return value(key, text -> within(Double.parseDouble(text), least, most), least + " to " + most);
  }

  /** The refusal of what stands under this key, or of its absence. */
  IllegalArgumentException wrong(String key, String allowed) {
    String value = text(key).map(text -> "\"" + shown(text) + "\"").orElse("missing");
    return new IllegalArgumentException(
        "%s%s is %s; allowed: %s".formatted(prefix, key, value, allowed));
  }

  private static <T extends Comparable<T>> T within(T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}

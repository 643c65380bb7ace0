package dev.muster.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A text that is nothing but plain words and properties of the body or of an exchange property.
 *
 * @param parts in their order; a part is a {@link Way} or a text
 */
record RecordText(List<Object> parts) {

  /** What a map has nothing for. */
  static final Object ABSENT = new Object();

  private static final Pattern VALUE =
      Pattern.compile("\\$\\{(body|exchangeProperty\\.\\w+)((?:\\.[a-z]\\w*)*)(?:\\[([\\w-]+)])?}");

  /**
   * From where, over which properties, to which key of a map.
   *
   * @param origin empty for the body, else the exchange property
   * @param key empty when the way does not end in a map
   */
  record Way(String origin, List<String> properties, String key) {

    /** {@link #ABSENT} when the map has no such key, null when it is for Camel to say. */
    @Nullable Object value(Exchange exchange) {
      Object value = origin.isEmpty() ? exchange.getIn().getBody() : exchange.getProperty(origin);
      for (String property : properties) {
        value = value == null ? null : RecordProperty.of(value, property);
      }
      if (key.isEmpty()) {
        return value;
      }
      return value instanceof Map<?, ?> map
          ? Objects.requireNonNullElse(map.get(key), ABSENT)
          : null;
    }
  }

  /** Nothing when the text holds anything else. */
  static Optional<RecordText> read(String text) {
    List<Object> parts = new ArrayList<>();
    Matcher values = VALUE.matcher(text);
    int end = 0;
    while (values.find()) {
      if (values.start() > end) {
        parts.add(text.substring(end, values.start()));
      }
      parts.add(way(values));
      end = values.end();
    }
    if (end < text.length()) {
      parts.add(text.substring(end));
    }
    boolean plain =
        end > 0 && parts.stream().noneMatch(part -> part instanceof String words && isMore(words));
    return plain ? Optional.of(new RecordText(parts)) : Optional.empty();
  }

  private static Way way(Matcher value) {
    String origin = value.group(1);
    String properties = value.group(2);
    return new Way(
        origin.equals("body") ? "" : origin.substring(origin.indexOf('.') + 1),
        properties.isEmpty() ? List.of() : Arrays.asList(properties.substring(1).split("\\.")),
        value.group(3) == null ? "" : value.group(3));
  }

  /** Other functions, escapes and operators of the language. */
  private static boolean isMore(String words) {
    return words.contains("${")
        || words.contains("$simple{")
        || words.chars().anyMatch(c -> "\\?'\" ".indexOf(c) >= 0);
  }

  boolean isOneValue() {
    return parts.size() == 1;
  }

  /** Null when it is for Camel to say. */
  @Nullable Object value(Exchange exchange) {
    if (isOneValue()) {
      return ((Way) parts.get(0)).value(exchange);
    }
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      Object value = part instanceof Way way ? way.value(exchange) : part;
      if (!(value instanceof String word)) {
        return null;
      }
      text.append(word);
    }
    return text.toString();
  }
}

package dev.muster.event;

import java.util.List;

/**
 * A set of HTTP statuses.
 *
 * @param ranges each with its first and last status
 */
record Statuses(List<Range> ranges) {

  static final Statuses ANY_2XX = new Statuses(List.of(new Range(200, 299)));

  /** From the first to the last status. */
  record Range(int first, int last) {}

  Statuses {
    ranges = List.copyOf(ranges);
  }

  /**
   * @param texts each a status (204), a range (200-204) or a class (2xx)
   */
  static Statuses of(String key, List<String> texts) {
    Rule.check(
        !texts.isEmpty(),
        key + ".success is empty; allowed are statuses such as 2xx, 200-204 or 409");
    return new Statuses(texts.stream().map(text -> range(key, text.strip())).toList());
  }

  private static Range range(String key, String text) {
    if (text.matches("[1-5][xX]{2}")) {
      int first = (text.charAt(0) - '0') * 100;
      return checked(key, text, new Range(first, first + 99));
    }
    if (text.matches("[0-9]{3}(-[0-9]{3})?")) {
      int first = Integer.parseInt(text.substring(0, 3));
      return checked(
          key, text, new Range(first, Integer.parseInt(text.substring(text.length() - 3))));
    }
    throw new IllegalArgumentException(sentence(key, text));
  }

  private static Range checked(String key, String text, Range range) {
    Rule.check(
        range.first() >= 200 && range.first() <= range.last() && range.last() <= 599,
        sentence(key, text));
    return range;
  }

  private static String sentence(String key, String text) {
    return "%s.success holds \"%s\"; allowed are statuses from 200 to 599: 204, 200-204 or 2xx"
        .formatted(key, text);
  }

  boolean hold(int status) {
    return ranges.stream().anyMatch(one -> status >= one.first() && status <= one.last());
  }
}

package dev.muster.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bar of parts that are drawn one after the other, in thousandths of its whole width. */
record Bar(List<Part> parts) {

  private static final int WHOLE = 1000;

  /** What must be seen however little it is: one failure among ten thousand. */
  private static final int LEAST = 8;

  /** A part of the bar; the kind says its colour. */
  record Part(String kind, int from, int width) {}

  Bar {
    parts = List.copyOf(parts);
  }

  /**
   * @param whole what the whole width stands for
   * @param counts how many of each kind, in the order in which they are drawn
   */
  static Bar of(long whole, Map<String, Long> counts) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int free = WHOLE;
    int small = (int) counts.values().stream().filter(count -> isSmall(count, whole)).count();
    for (Map.Entry<String, Long> one : counts.entrySet()) {
      long count = one.getValue();
      if (count > 0 && whole > 0 && free > 0) {
        long share = (WHOLE - (long) small * LEAST) * Math.min(count, whole) / whole;
        int width = (int) Math.min(free, isSmall(count, whole) ? LEAST : share);
        parts.add(new Part(one.getKey(), from, width));
        from += width;
        free -= width;
      }
    }
    return new Bar(parts);
  }

  private static boolean isSmall(long count, long whole) {
    return count > 0 && count * WHOLE < whole * LEAST;
  }
}

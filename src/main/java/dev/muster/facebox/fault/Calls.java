package dev.muster.facebox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers of calls, counted from 1.
 *
 * @param ranges at most {@value #MOST}
 */
record Calls(List<Range> ranges) {

  static final String ALLOWED =
      "numbers and ranges of calls, counted from 1, such as \"1,3,5-7\", at most 100 of them";

  private static final int MOST = 100;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  /** From the first to the last, both included. */
  record Range(int first, int last) {

    Range {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException(ALLOWED);
      }
    }

    @Override
    public String toString() {
      return first == last ? "" + first : first + "-" + last;
    }
  }

  Calls {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty() || ranges.size() > MOST) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  /**
   * @throws IllegalArgumentException with what is allowed
   */
  static Calls of(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", MOST + 1)) {
      Matcher matcher = RANGE.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(ALLOWED);
      }
      int first = Integer.parseInt(matcher.group(1));
      ranges.add(
          new Range(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2))));
    }
    return new Calls(ranges);
  }

  boolean include(long call) {
    return ranges.stream().anyMatch(range -> range.first() <= call && call <= range.last());
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
  }
}

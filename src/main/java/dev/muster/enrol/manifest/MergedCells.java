package dev.muster.enrol.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which cells of a sheet are one over several lines: the value of the first holds for all. */
final class MergedCells {

  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

  private static final int MOST = 100_000;

  record Merge(int column, int first, int last) {}

  private final List<Merge> merges = new ArrayList<>();

  /** Takes note of a range such as C2:C9; one within a line says nothing. */
  void add(String range) {
    Matcher fit = RANGE.matcher(range);
    if (merges.size() < MOST && fit.matches()) {
      int first = Integer.parseInt(fit.group(2));
      int last = Integer.parseInt(fit.group(4));
      if (last > first) {
        merges.add(new Merge(column(fit.group(1)), first, last));
      }
    }
  }

  /** By their first line. */
  List<Merge> inOrder() {
    merges.sort(Comparator.comparingInt(Merge::first));
    return merges;
  }

  /** The place of a column named by letters: A is 0. */
  static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }
}

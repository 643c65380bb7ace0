package dev.muster.sync;

import java.util.EnumMap;
import java.util.Map;

/** How many of everything a comparison has found. */
final class Counts {

  private final Map<Change, Long> changes = new EnumMap<>(Change.class);
  long listed;
  long wanted;
  long unchanged;
  long underWay;
  long twice;
  long unusable;
  long calls;

  void add(Change change) {
    changes.merge(change, 1L, Long::sum);
  }

  /** Somebody who was counted for the one is one for the other. */
  void turn(Change from, Change to) {
    changes.merge(from, -1L, Long::sum);
    add(to);
  }

  long of(Change change) {
    return changes.getOrDefault(change, 0L);
  }
}

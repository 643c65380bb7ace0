package dev.muster.face;

import dev.muster.face.Cascade.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place that several windows agree on, their mean.
 *
 * @param neighbours how many windows
 */
record Hit(float x, float y, float width, float height, int neighbours) {

  private static final double TOLERANCE = 0.2;

  /** A hit inside a better supported one is dropped when that has more windows than this. */
  private static final int STRONG = 3;

  /** Groups windows that differ by less than a fifth of their size; largest first. */
  static List<Hit> group(List<Window> windows, int minNeighbours) {
    int[] parents = new int[windows.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    for (int i = 0; i < parents.length; i++) {
      for (int j = i + 1; j < parents.length; j++) {
        if (similar(windows.get(i), windows.get(j))) {
          parents[root(parents, i)] = root(parents, j);
        }
      }
    }
    Map<Integer, List<Window>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      groups.computeIfAbsent(root(parents, i), key -> new ArrayList<>()).add(windows.get(i));
    }
    List<Hit> hits =
        groups.values().stream()
            .filter(group -> group.size() > minNeighbours)
            .map(Hit::mean)
            .toList();
    return hits.stream()
        .filter(hit -> hits.stream().noneMatch(other -> other != hit && hit.isInside(other)))
        .sorted(Comparator.comparingDouble((Hit hit) -> hit.width * hit.height).reversed())
        .toList();
  }

  private static Hit mean(List<Window> group) {
    long x = 0;
    long y = 0;
    long width = 0;
    long height = 0;
    for (Window window : group) {
      x += window.x();
      y += window.y();
      width += window.width();
      height += window.height();
    }
    float n = group.size();
    return new Hit(
        Math.round(x / n),
        Math.round(y / n),
        Math.round(width / n),
        Math.round(height / n),
        group.size());
  }

  private boolean isInside(Hit other) {
    double dx = other.width * TOLERANCE;
    double dy = other.height * TOLERANCE;
    return other.neighbours > Math.max(STRONG, neighbours)
        && x >= other.x - dx
        && y >= other.y - dy
        && x + width <= other.x + other.width + dx
        && y + height <= other.y + other.height + dy;
  }

  private static boolean similar(Window one, Window other) {
    double allowed =
        TOLERANCE
            * (Math.min(one.width(), other.width()) + Math.min(one.height(), other.height()))
            / 2;
    return Math.abs(one.x() - other.x()) <= allowed
        && Math.abs(one.y() - other.y()) <= allowed
        && Math.abs(one.x() + one.width() - other.x() - other.width()) <= allowed
        && Math.abs(one.y() + one.height() - other.y() - other.height()) <= allowed;
  }

  private static int root(int[] parents, int of) {
    int at = of;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}

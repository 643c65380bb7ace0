package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures of several rounds: the median, and the smallest and largest beside it. */
final class Spread {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** The figures of each round divided by those of the same round of another candidate. */
  Spread over(Spread other) {
    Spread ratio = new Spread();
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      ratio.add(values.get(i) / other.values.get(i));
    }
    return ratio;
  }

  @Override
  public String toString() {
    if (values.isEmpty() || Double.isNaN(median())) {
      return "–";
    }
    String range = values.size() == 1 ? "" : " (%s–%s)";
    String least = shown(Collections.min(values));
    return shown(median()) + range.formatted(least, shown(Collections.max(values)));
  }

  private static String shown(double value) {
    String pattern = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }
}

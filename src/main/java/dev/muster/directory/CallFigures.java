package dev.muster.directory;

import java.util.Map;

/**
 * How often a directory was called, by interface. Days and months are those of its quotas.
 *
 * @param today since the day began
 * @param month since the month began
 */
public record CallFigures(Map<String, Long> today, Map<String, Long> month) {

  public CallFigures {
    today = Map.copyOf(today);
    month = Map.copyOf(month);
  }

  public long ofToday() {
    return sum(today);
  }

  public long ofMonth() {
    return sum(month);
  }

  private static long sum(Map<String, Long> calls) {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }
}

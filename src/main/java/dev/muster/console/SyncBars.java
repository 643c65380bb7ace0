package dev.muster.console;

import dev.muster.sync.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bars of runs. */
final class SyncBars {

  private SyncBars() {}

  /**
   * What a run changes: whoever leaves is red, what somebody has to look at is amber.
   *
   * @param most what the whole width stands for
   */
  static Bar of(SyncRunView run, long most) {
    long look = run.of(Change.CONFLICT) + run.of(Change.REPORT);
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("bad", run.leaving());
    parts.put("wait", look);
    parts.put("", run.all() - run.leaving() - look);
    return Bar.of(most, parts);
  }

  /**
   * How far a plan is carried out, to the last directory; green only when all went well.
   *
   * @param items how many there are in each state
   */
  static Bar of(SyncRunView run, Map<String, Long> items) {
    long all = items.values().stream().mapToLong(Long::longValue).sum();
    long given = items.getOrDefault("skipped", 0L) + items.getOrDefault("superseded", 0L);
    long begun = all - items.getOrDefault("planned", 0L) - given;
    long done = Math.max(0, begun - run.refused() - run.unsettled());
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put(done + given == all ? "good" : "", done);
    parts.put("plain", given);
    parts.put("bad", run.refused());
    parts.put("wait", run.unsettled());
    return Bar.of(all, parts);
  }
}

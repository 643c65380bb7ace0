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
   * How far a plan is carried out; green only when all went well. What was handed on is neither
   * good nor waiting: the ledger tells of it.
   *
   * @param items how many there are in each state
   */
  static Bar of(Map<String, Long> items) {
    long all = items.values().stream().mapToLong(Long::longValue).sum();
    long refused = items.getOrDefault("refused", 0L);
    long given = items.getOrDefault("skipped", 0L) + items.getOrDefault("superseded", 0L);
    long done = items.getOrDefault("done", 0L);
    Map<String, Long> parts = new LinkedHashMap<>();
    long handed = items.getOrDefault("handed_on", 0L);
    parts.put(done + given == all ? "good" : "", done + handed);
    parts.put("plain", given);
    parts.put("bad", refused);
    parts.put("wait", items.getOrDefault("ready", 0L));
    return Bar.of(all, parts);
  }
}

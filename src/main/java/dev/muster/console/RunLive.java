package dev.muster.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run shows above its items.
 *
 * @param items how many items there are in each state
 * @param bar how far they are carried out
 * @param can which buttons make sense
 * @param undoableUntil until when it can be taken back; null when it cannot
 * @param seen stands for the content: a browser that has it already gets nothing
 */
record RunLive(
    SyncRunView run,
    Map<String, Long> items,
    Bar bar,
    Can can,
    @Nullable Instant undoableUntil,
    String seen) {

  /** Which buttons make sense. */
  record Can(boolean approve, boolean dismiss, boolean undo, boolean look) {

    /**
     * @param known whether the sync is still in the configuration
     */
    static Can of(SyncRunView run, boolean known, @Nullable Instant undoableUntil) {
      return new Can(
          run.approvable() && known,
          run.waiting(),
          known && undoableUntil != null,
          known && !run.running());
    }
  }

  /**
   * @param known whether the sync is still in the configuration
   * @param undoableUntil until when it can be taken back; null when it cannot
   */
  static RunLive of(
      SyncRunView run,
      Map<String, Long> items,
      boolean known,
      @Nullable Instant undoableUntil,
      Locale locale) {
    Can can = Can.of(run, known, undoableUntil);
    int seen = Objects.hash(run, items, can, undoableUntil, locale.getLanguage());
    return new RunLive(
        run, items, SyncBars.of(run, items), can, undoableUntil, Integer.toHexString(seen));
  }

  /** Whether anything of the plan was begun: then its items have states worth a bar. */
  public boolean begun() {
    return List.of("ready", "handed_on", "done", "refused", "skipped").stream()
        .anyMatch(items::containsKey);
  }

  public long of(String state) {
    return items.getOrDefault(state, 0L);
  }
}

package dev.muster.console;

import dev.muster.enrol.ledger.PauseReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a batch shows above its rows.
 *
 * @param seen stands for the content: a browser that has it already gets nothing
 */
record BatchLive(
    BatchView batch,
    Bar bar,
    Can can,
    Explained pause,
    List<Coverage> coverage,
    List<Why> reasons,
    String seen) {

  /** Which buttons make sense. */
  record Can(boolean pause, boolean resume, boolean cancel, boolean retry, boolean enrol) {

    static Can of(BatchView batch, BatchFigures.Figures figures) {
      boolean failed =
          figures.coverage().values().stream()
              .anyMatch(one -> one.containsKey("refused") || one.containsKey("failed"));
      boolean enrols = batch.mode().equals("enrol");
      boolean ended = batch.state() == BatchView.State.CANCELLED;
      return new Can(
          batch.state().running() && !batch.paused(),
          batch.paused() && !ended,
          batch.state().running(),
          enrols && !ended && failed,
          !enrols && !ended && !batch.state().running() && batch.rows().containsKey("checked"));
    }
  }

  /**
   * How the batch stands on one directory.
   *
   * @param reach null when it is not configured any more
   */
  record Coverage(String directory, Map<String, Long> counts, Bar bar, @Nullable Reach reach) {

    static Coverage of(String directory, Map<String, Long> counts, @Nullable Reach reach) {
      Map<String, Long> parts = new LinkedHashMap<>();
      long all = counts.values().stream().mapToLong(Long::longValue).sum();
      boolean whole = counts.getOrDefault("placed", 0L) == all;
      parts.put(whole ? "good" : "", counts.getOrDefault("placed", 0L));
      parts.put("bad", counts.getOrDefault("refused", 0L));
      parts.put("wait", counts.getOrDefault("failed", 0L));
      return new Coverage(directory, counts, Bar.of(all, parts), reach);
    }

    /** Whether the directory has a page of its own. */
    public boolean page() {
      return reach != null && reach.page();
    }

    public boolean silent() {
      return reach != null && reach.silent();
    }
  }

  /** How many rows failed for one reason. */
  record Why(String code, String words, long many, Bar bar) {}

  static BatchLive of(
      BatchView batch,
      BatchFigures.Figures figures,
      Map<String, Reach> directories,
      Locale locale) {
    Can can = Can.of(batch, figures);
    List<Coverage> coverage =
        figures.coverage().entrySet().stream()
            .map(one -> Coverage.of(one.getKey(), one.getValue(), directories.get(one.getKey())))
            .toList();
    long most = figures.reasons().values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Why> reasons =
        figures.reasons().entrySet().stream()
            .map(one -> why(one.getKey(), one.getValue(), most, locale))
            .toList();
    String seen =
        Integer.toHexString(
            java.util.Objects.hash(batch, can, coverage, reasons, locale.getLanguage()));
    return new BatchLive(batch, bar(batch), can, pause(batch), coverage, reasons, seen);
  }

  /** Why it is held back, and how many people leave if somebody confirms that. */
  static Explained pause(BatchView batch) {
    PauseReason known = batch.pauseReason();
    PauseReason reason = known == null ? PauseReason.HAND : known;
    return Explained.of("batch.paused." + reason.word(), batch.effects().getOrDefault("leave", 0L));
  }

  private static Why why(String code, long many, long most, Locale locale) {
    String words = ReasonText.of(code, locale).words();
    return new Why(code, words == null ? code : words, many, Bar.of(most, Map.of("bad", many)));
  }

  /** Green only when everything went well. */
  static Bar bar(BatchView batch) {
    Map<String, Long> rows = batch.rows();
    long given = rows.getOrDefault("cancelled", 0L) + rows.getOrDefault("superseded", 0L);
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put(batch.state().good() ? "good" : "", batch.settled() - batch.refused() - given);
    parts.put("plain", given);
    parts.put("bad", batch.refused());
    parts.put("wait", rows.getOrDefault("held", 0L));
    return Bar.of(batch.all(), parts);
  }
}

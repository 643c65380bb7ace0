package dev.muster.console;

import dev.muster.sync.Change;
import dev.muster.sync.ItemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a run are read, and in which order: what somebody has to look at comes first.
 *
 * @param target null for all
 * @param change null for all
 * @param state null for all
 */
record SyncItemFilter(@Nullable String target, @Nullable Change change, @Nullable ItemState state) {

  /** One range of an index. */
  record Range(@Nullable String target, @Nullable Change change) {}

  /** Of what a request names; a target that the run does not have is refused. */
  static SyncItemFilter of(
      SyncRunView run, @Nullable String target, @Nullable String change, @Nullable String state) {
    List<String> targets = run.parts().stream().map(SyncPartView::target).toList();
    return new SyncItemFilter(
        BadParameter.choice("target", targets, target),
        BadParameter.choice("change", Change.class, change),
        BadParameter.choice("state", ItemState.class, state));
  }

  /**
   * The ranges that hold the items, one after the other. All items of a state are one range: its
   * index knows nothing of targets.
   */
  List<Range> ranges(SyncRunView run) {
    if (state != null && target == null && change == null) {
      return List.of(new Range(null, null));
    }
    List<Range> ranges = new ArrayList<>();
    for (Change one : SyncPartView.ORDER) {
      for (SyncPartView part : run.parts()) {
        boolean asked =
            (change == null || change == one) && (target == null || target.equals(part.target()));
        if (asked && part.of(one) > 0) {
          ranges.add(new Range(part.target(), one));
        }
      }
    }
    return ranges;
  }

  /** How many items there are of each change on the target, or on all. */
  Map<String, Long> changes(SyncRunView run) {
    if (target == null) {
      return run.changes();
    }
    return run.parts().stream()
        .filter(part -> part.target().equals(target))
        .findFirst()
        .map(SyncPartView::changes)
        .orElse(Map.of());
  }

  /** How many items of the change there are on each target. */
  Map<String, Long> targets(SyncRunView run) {
    Map<String, Long> targets = new TreeMap<>();
    for (SyncPartView part : run.parts()) {
      long all = part.changes().values().stream().mapToLong(Long::longValue).sum();
      long many = change == null ? all : part.of(change);
      if (many > 0 || part.target().equals(target)) {
        targets.put(part.target(), many);
      }
    }
    return targets;
  }

  /** As addresses name it; null for all. */
  public @Nullable String changeWord() {
    return change == null ? null : change.word();
  }

  public @Nullable String stateWord() {
    return state == null ? null : state.name().toLowerCase(Locale.ROOT);
  }
}

package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.sync.Change;
import dev.muster.sync.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a sync: its plan, and what became of it.
 *
 * @param words the state in the reader's language, with the targets that were left out
 * @param undoes the run that it takes back
 * @param listed people whom the source told, {@code twice} of them under a number that had come
 *     before, {@code unusable} of them in lines that cannot be used
 * @param trouble why it failed or is out of date
 * @param batch the batch that the roster's changes are rows of
 * @param refused how many of its changes were refused, at once or by a directory afterwards: then
 *     it is never green
 * @param unsettled how many of its changes are still on their way, when everything is handed on
 * @param parts its targets
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SyncRunView(
    long id,
    String sync,
    String cause,
    @Nullable Long undoes,
    String state,
    String words,
    long listed,
    long twice,
    long unusable,
    long calls,
    @Nullable String trouble,
    @Nullable String batch,
    Instant askedAt,
    @Nullable Instant begunAt,
    @Nullable Instant plannedAt,
    @Nullable Instant approvedAt,
    @Nullable String approvedBy,
    @Nullable Instant finishedAt,
    long refused,
    long unsettled,
    List<SyncPartView> parts) {

  /** How many of each change are planned, all targets together, in the order of the plan. */
  public Map<String, Long> changes() {
    Map<String, Long> all = new LinkedHashMap<>();
    for (Change change : SyncPartView.ORDER) {
      long many = of(change);
      if (many > 0) {
        all.put(change.word(), many);
      }
    }
    return all;
  }

  public long of(Change change) {
    return parts.stream().mapToLong(part -> part.of(change)).sum();
  }

  /** How many changes there are at all. */
  public long all() {
    return changes().values().stream().mapToLong(Long::longValue).sum();
  }

  public long unchanged() {
    return parts.stream().mapToLong(SyncPartView::unchanged).sum();
  }

  /** How many people leave a target; somebody who leaves two counts twice. */
  public long leaving() {
    return parts.stream().mapToLong(SyncPartView::leaving).sum();
  }

  public List<TripView> trips() {
    return parts.stream().flatMap(part -> part.trips().stream()).distinct().toList();
  }

  /** The targets of a run that has ended whose lists could not be read: nothing was done there. */
  private List<String> leftOut() {
    return is(RunState.DONE) ? SyncPartView.failed(parts) : List.of();
  }

  /** Whether somebody is waited for. */
  public boolean waiting() {
    return is(RunState.PLANNED) || is(RunState.TRIPPED);
  }

  /** Whether the program is at it. */
  public boolean running() {
    return is(RunState.ASKED) || is(RunState.APPROVED);
  }

  /** Whether somebody may let it go on: a guard may have the last word. */
  public boolean approvable() {
    return waiting() && trips().stream().allMatch(TripView::approvable);
  }

  /** Good, bad, wait, or nothing: the colour of its state. */
  public String kind() {
    return switch (state) {
      case "done" -> refused > 0 || !leftOut().isEmpty() ? "bad" : unsettled > 0 ? "wait" : "good";
      case "tripped", "failed" -> "bad";
      case "superseded", "dismissed" -> "";
      default -> "wait";
    };
  }

  /** From the first call to the plan, in seconds to a tenth; null while there is no plan. */
  public @Nullable String planningSeconds() {
    return begunAt == null || plannedAt == null
        ? null
        : String.format(
            Locale.ROOT, "%.1f", Duration.between(begunAt, plannedAt).toMillis() / 1000.0);
  }

  public boolean is(RunState wanted) {
    return state.equals(wanted.word());
  }
}

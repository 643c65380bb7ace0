package dev.muster.box;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last whole look at a box has shown.
 *
 * @param checkedAt when that was; null when there was none yet
 * @param trouble why a later look failed, or what the box declined of the last repair; empty when
 *     nothing was in the way
 */
public record DriftReport(
    String box, @Nullable Instant checkedAt, String trouble, List<Entry> entries) {

  /**
   * A difference.
   *
   * @param since when it was seen first
   */
  public record Entry(Drift.Item item, Instant since) {}

  public DriftReport {
    entries = List.copyOf(entries);
  }

  /** How much is not as wanted. */
  public long drifted() {
    return entries.stream().filter(entry -> entry.item().problem().isDrift()).count();
  }
}

package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box or cloud that people are put into, and what asking it costs.
 *
 * @param capabilities what it can do, of updates, groups, lists, versions, photos, score,
 *     several_faces, reports
 * @param lane whether it answers
 * @param rate people, or calls to each interface, in a second; 0 is no limit
 * @param callsToday calls that count against a quota; 0 where none does
 * @param operations the interfaces that were called this month or are stopped
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DirectoryView(
    String name,
    String kind,
    String address,
    List<String> capabilities,
    Ids ids,
    Answers lane,
    int rate,
    long callsToday,
    long callsThisMonth,
    List<Cost> operations) {

  /**
   * The ids of people that it takes.
   *
   * @param own false when it makes ids of its own
   * @param alphabet a regular expression of one character
   * @param longest in bytes
   */
  record Ids(boolean own, String alphabet, int longest) {}

  /**
   * @param reason why nothing is asked of it; null while it answers
   * @param restsUntil until when it is left alone
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Answers(
      boolean open,
      @Nullable String reason,
      @Nullable Instant restsUntil,
      @Nullable Instant answeredAt) {}

  /**
   * One interface.
   *
   * @param stoppedUntil when it is asked again, while its calls are used up
   * @param stoppedBecause in its own words
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Cost(
      String operation,
      long callsToday,
      long callsThisMonth,
      @Nullable Instant stoppedUntil,
      @Nullable String stoppedBecause) {}
}

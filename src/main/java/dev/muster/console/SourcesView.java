package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the events of a box come in.
 *
 * @param pushedAt when it last pushed; null when nobody remembers
 * @param live its realtime connection; null when it is not wanted
 * @param history how far its history has been read; null when that is switched off or not begun
 * @param quiet true when nothing has come for longer than the configuration calls usual
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SourcesView(
    @Nullable Instant pushedAt,
    @Nullable LiveView live,
    @Nullable HistoryReadView history,
    boolean quiet) {

  /**
   * A realtime connection.
   *
   * @param since since when it stands, or does not
   * @param heardAt when it last brought an event, since the program started
   * @param trouble why it does not stand; empty when it does
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record LiveView(
      boolean connected, @Nullable Instant since, @Nullable Instant heardAt, String trouble) {}

  /**
   * How far a history has been read.
   *
   * @param pulledAt when it was last read to its end
   * @param until the latest event that was read, by the clock of the box
   * @param known false when the box has no history that can be asked for
   * @param trouble why it cannot be read; empty when it can
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record HistoryReadView(
      @Nullable Instant pulledAt, @Nullable Instant until, boolean known, String trouble) {}
}

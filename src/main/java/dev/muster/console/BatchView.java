package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A batch and how far it is.
 *
 * @param source the drop
 * @param photos how many it has so far
 * @param settled how many of them have a final result
 * @param rows how many there are in each state
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BatchView(
    String id,
    String source,
    State state,
    Instant openedAt,
    Instant changedAt,
    long photos,
    long settled,
    Map<String, Long> rows) {

  /** A batch with a refused photo is never shown as done. */
  enum State {
    RUNNING,
    RUNNING_WITH_FAILURES,
    DONE,
    DONE_WITH_FAILURES;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(boolean collecting, long open, long refused) {
      if (collecting || open > 0) {
        return refused > 0 ? RUNNING_WITH_FAILURES : RUNNING;
      }
      return refused > 0 ? DONE_WITH_FAILURES : DONE;
    }
  }

  /** How many photos were refused. */
  public long refused() {
    return rows.getOrDefault("refused", 0L);
  }
}

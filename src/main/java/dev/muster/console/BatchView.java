package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.enrol.ledger.PauseReason;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch and how far it is.
 *
 * @param source the drop, or {@code console}
 * @param mode enrol, or check: read and judged only
 * @param pauseReason why it is held back: hand, reading (a list of people who leave), or removal
 *     (of more people than the limit, which somebody has to confirm); null while it is not
 * @param origin the name of the ZIP file or upload; null for loose files
 * @param expected how many rows will come; null while nobody knows
 * @param photos how many rows it has so far
 * @param settled how many of them have a final result
 * @param failures refused rows, and manifests that could not be read
 * @param warned rows that went on although somebody should look, because of a face; no failures
 * @param rows how many there are in each state
 * @param effects how many there are of each effect on the roster
 * @param perMinute rows settled in the last minute; as long as it is younger, its rate so far
 * @param secondsLeft at that rate; null when nothing says so
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BatchView(
    String id,
    String source,
    String mode,
    State state,
    boolean paused,
    @Nullable PauseReason pauseReason,
    Instant openedAt,
    Instant changedAt,
    @Nullable Instant cancelledAt,
    @Nullable String origin,
    @Nullable Long expected,
    long photos,
    long settled,
    long failures,
    long warned,
    Map<String, Long> rows,
    Map<String, Long> effects,
    long perMinute,
    @Nullable Long secondsLeft) {

  /** A batch with a failure is never shown as done. */
  enum State {
    RUNNING,
    RUNNING_WITH_FAILURES,
    PAUSED,
    CHECKED,
    CHECKED_WITH_FAILURES,
    CANCELLED,
    DONE,
    DONE_WITH_FAILURES;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** True only when everything went well: this may be green. */
    public boolean good() {
      return this == DONE || this == CHECKED;
    }

    /** True while something of it is still to come. */
    public boolean running() {
      return this == RUNNING || this == RUNNING_WITH_FAILURES || this == PAUSED;
    }
  }

  /** How many rows were refused. */
  public long refused() {
    return rows.getOrDefault("refused", 0L);
  }

  /** How many rows there will be, as far as anybody knows. */
  public long all() {
    return expected == null ? photos : Math.max(expected, photos);
  }
}

package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sync of the configuration and how it stands.
 *
 * @param source the kind of its source
 * @param origin the file, address or directory of it; empty for the roster
 * @param mode plan, guarded or apply
 * @param schedule a Quartz cron expression; null when it runs by hand only
 * @param scheduleWords the same for a person
 * @param nextAt when the timer begins the next run
 * @param lastRun its last run; null when there was none
 * @param lastGoodAt when a run last came to its end: carried out, or with nothing to do
 * @param overdue true when that is longer ago than the sync allows
 * @param overdueAfterSeconds how long it allows; null when nobody is alarmed
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SyncView(
    String name,
    String source,
    String origin,
    List<String> targets,
    String mode,
    @Nullable String schedule,
    String scheduleWords,
    String zone,
    @Nullable Instant nextAt,
    @Nullable SyncRunView lastRun,
    @Nullable Instant lastGoodAt,
    boolean overdue,
    @Nullable Long overdueAfterSeconds) {

  /** Whether a run is under way: another cannot begin. */
  public boolean running() {
    return lastRun != null && lastRun.running();
  }

  /** How many hours without a good run are allowed, rounded up. */
  public long overdueHours() {
    return overdueAfterSeconds == null ? 0 : (overdueAfterSeconds + 3599) / 3600;
  }
}

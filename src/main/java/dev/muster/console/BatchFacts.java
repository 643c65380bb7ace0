package dev.muster.console;

import dev.muster.console.BatchView.State;
import dev.muster.enrol.ledger.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a batch, and what follows from it.
 *
 * @param open whether something may still come to it
 * @param failedManifests manifests that could not be read as a whole
 * @param warned rows that went on although somebody should look
 */
record BatchFacts(
    String id,
    String source,
    String mode,
    boolean open,
    boolean paused,
    @Nullable PauseReason pauseReason,
    Instant openedAt,
    Instant changedAt,
    @Nullable Instant cancelledAt,
    @Nullable String origin,
    @Nullable Long expected,
    long failedManifests,
    long warned) {

  private static final Set<String> UNSETTLED = Set.of("open", "waiting", "held");

  /** How many rows there are of a state and effect; both are lower-case words. */
  record Count(String state, @Nullable String effect, long rows) {}

  /** When the rate is asked for, and how many rows were settled in the time before. */
  record Pace(Instant now, long settled) {

    static final Duration SPAN = Duration.ofMinutes(1);

    static final Pace NONE = new Pace(Instant.EPOCH, 0);

    long perMinute(Instant openedAt) {
      long since = Duration.between(openedAt, now).toMillis();
      long span = Math.max(1000, Math.min(SPAN.toMillis(), since));
      return Math.round((double) settled * SPAN.toMillis() / span);
    }
  }

  BatchView view(Iterable<Count> counts, Pace pace) {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> effects = new TreeMap<>();
    for (Count count : counts) {
      rows.merge(count.state(), count.rows(), Long::sum);
      if (count.effect() != null) {
        effects.merge(count.effect(), count.rows(), Long::sum);
      }
    }
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    long unsettled = UNSETTLED.stream().mapToLong(state -> rows.getOrDefault(state, 0L)).sum();
    long failures = rows.getOrDefault("refused", 0L) + failedManifests;
    State state = state(unsettled > 0, failures > 0);
    long rate = state.running() ? pace.perMinute(openedAt) : 0;
    return new BatchView(
        id,
        source,
        mode.toLowerCase(Locale.ROOT),
        state,
        paused,
        pauseReason,
        openedAt,
        changedAt,
        cancelledAt,
        origin,
        expected,
        all,
        all - unsettled,
        failures,
        warned,
        rows,
        effects,
        rate,
        secondsLeft(state, rate, Math.max(all, expected == null ? 0 : expected) - all + unsettled));
  }

  private State state(boolean unsettled, boolean failures) {
    if (cancelledAt != null) {
      return State.CANCELLED;
    }
    if (open || unsettled) {
      return paused ? State.PAUSED : failures ? State.RUNNING_WITH_FAILURES : State.RUNNING;
    }
    if (mode.equals("CHECK")) {
      return failures ? State.CHECKED_WITH_FAILURES : State.CHECKED;
    }
    return failures ? State.DONE_WITH_FAILURES : State.DONE;
  }

  private static @Nullable Long secondsLeft(State state, long perMinute, long left) {
    boolean moving = state.running() && state != State.PAUSED && perMinute > 0;
    return moving ? (left * 60 + perMinute - 1) / perMinute : null;
  }
}

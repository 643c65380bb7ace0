package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.event.Replay;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A replay as a person sees it.
 *
 * @param chosen how many events were chosen when it was asked for
 * @param added how many deliveries were made of them; fewer where the filter of the subscriber
 *     takes some out
 * @param open how many of those are still to be made
 * @param percent how far the choice is looked through
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReplayView(
    long id,
    String subscriber,
    Instant askedAt,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String box,
    @Nullable String person,
    @Nullable String type,
    int rate,
    long chosen,
    long added,
    long delivered,
    long open,
    int percent,
    String state,
    @Nullable Instant endedAt) {

  static ReplayView of(Replay replay) {
    return new ReplayView(
        replay.id(),
        replay.subscriber(),
        replay.askedAt(),
        replay.selection().since(),
        replay.selection().until(),
        replay.selection().box(),
        replay.selection().identityId(),
        replay.selection().type() == null ? null : replay.selection().type().word(),
        replay.rate(),
        replay.total(),
        replay.added(),
        replay.delivered(),
        replay.open(),
        replay.percent(),
        replay.state().name().toLowerCase(Locale.ROOT),
        replay.endedAt());
  }

  /** True while something of it may still be sent. */
  public boolean stoppable() {
    return state.equals("running") || open > 0;
  }
}

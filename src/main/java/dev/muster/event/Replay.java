package dev.muster.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Events that are delivered once more because somebody asked for it.
 *
 * @param rate events a second; 0 is as fast as they are taken
 * @param total how many were chosen, before the filter of the subscriber
 * @param at the last event that was looked at, in the order of arrival
 * @param through the last event that is looked at
 * @param added how many deliveries were made of it
 * @param delivered how many of them have ended well
 * @param open how many of them are still to be made
 */
public record Replay(
    long id,
    String subscriber,
    Instant askedAt,
    Selection selection,
    int rate,
    long total,
    long at,
    long through,
    long added,
    long delivered,
    long open,
    State state,
    @Nullable Instant endedAt) {

  /** How far it has come. */
  public enum State {
    /** Events are still chosen. */
    RUNNING,
    /** All are chosen; some may still be under way. */
    DONE,
    /** Somebody stopped it; what was not under way is discarded. */
    CANCELLED
  }
}

package dev.muster.event.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the history of a box is read on after a window.
 *
 * @param until the watermark; null when nothing was read yet
 * @param from where the next window begins; null: at the watermark less the overlap
 * @param to where it ends; null: it is open
 * @param nextAt when it is read
 * @param done true when the history has been read to its end
 */
record Reading(
    @Nullable Instant until,
    @Nullable Instant from,
    @Nullable Instant to,
    Times times,
    int attempts,
    Instant nextAt,
    boolean done) {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** A box without a history is asked again after that: its firmware may have been renewed. */
  private static final Duration NO_API_PAUSE = Duration.ofDays(1);

  /**
   * The window that is read where nothing is noted. Once nothing can be written down late any more,
   * the overlap is not read again: what was forgotten after its time would come as if it were new.
   *
   * @param until the watermark; null when nothing was read yet
   * @param seenAt when the event that made it was read first
   * @param pulledAt when the history was last read to its end
   */
  static Window first(
      @Nullable Instant until,
      @Nullable Instant seenAt,
      @Nullable Instant pulledAt,
      SourceSettings settings,
      Instant now) {
    if (until == null) {
      return Window.openFrom(now.minus(settings.catchUpFrom()));
    }
    Duration overlap = settings.catchUpOverlap();
    boolean settled =
        seenAt != null
            && pulledAt != null
            && !pulledAt.isBefore(seenAt.plus(overlap.multipliedBy(2)));
    return Window.openFrom(settled ? until.plusMillis(1) : until.minus(overlap));
  }

  static Reading after(CatchUp read, SourceSettings settings, Instant now) {
    Window window = read.window();
    Instant before = read.claim().until();
    int attempts = read.claim().attempts() + 1;
    return switch (read.state()) {
      case WHOLE -> whole(read, settings, now);
      case CROWDED -> on(before, window.half(now), read.times(), now);
      case STRAYED -> new Reading(before, null, null, read.times().other(), 0, now, false);
      case NO_API ->
          new Reading(before, null, null, read.times(), 0, now.plus(NO_API_PAUSE), false);
      case READING, FAILED ->
          new Reading(
              before,
              window.from(),
              window.to(),
              read.times(),
              attempts,
              now.plus(pause(attempts, settings.catchUpEvery())),
              false);
    };
  }

  private static Reading whole(CatchUp read, SourceSettings settings, Instant now) {
    Instant until = latest(read.claim().until(), read.found().newest(), now);
    Window window = read.window();
    return window.isOpen()
        ? new Reading(until, null, null, read.times(), 0, now.plus(settings.catchUpEvery()), true)
        : on(until, window.next(now), read.times(), now);
  }

  private static Reading on(@Nullable Instant until, Window next, Times times, Instant now) {
    return new Reading(until, next.from(), next.to(), times, 0, now, false);
  }

  /**
   * Never beyond our own present: when the clock of a box runs ahead and is put right, what happens
   * then must not lie before the watermark.
   */
  private static @Nullable Instant latest(
      @Nullable Instant before, @Nullable Instant newest, Instant now) {
    if (newest == null) {
      return before;
    }
    Instant seen = newest.isAfter(now) ? now : newest;
    return before != null && before.isAfter(seen) ? before : seen;
  }

  private static Duration pause(int attempts, Duration most) {
    Duration longest = most.compareTo(LONGEST_PAUSE) < 0 ? most : LONGEST_PAUSE;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 6));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}

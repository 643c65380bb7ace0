package dev.muster.event.source;

import dev.muster.event.Push;
import dev.muster.event.Via;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The realtime connections to the boxes. What they bring is seen or lost, so every new connection
 * makes the history be read for what came before it.
 */
public final class LiveLines {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLines.class);

  /** Until then the box has surely taken our greeting: what happens later it sends. */
  private static final Duration GREETED = Duration.ofSeconds(1);

  /**
   * How a connection stands.
   *
   * @param since since when it is connected, or is not
   * @param heardAt when the last event came; null when none came since the program started
   * @param trouble why it is not connected, as {@link SourceTrouble} reads it; empty when it is
   */
  public record Line(boolean connected, Instant since, @Nullable Instant heardAt, String trouble) {}

  private final CatchUps catchUps;
  private final SourceSettings settings;
  private final Predicate<String> setUp;
  private final Clock clock;
  private final int maxBytes;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  /**
   * @param setUp whether devices of the box were set up by us
   * @param maxBytes the largest frame that is read, in characters
   */
  LiveLines(
      CatchUps catchUps,
      SourceSettings settings,
      Predicate<String> setUp,
      Clock clock,
      int maxBytes) {
    this.catchUps = catchUps;
    this.setUp = setUp;
    this.settings = settings;
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /** The largest frame that is read, in characters. */
  public int maxBytes() {
    return maxBytes;
  }

  /** The connections by box; a box whose realtime events are not wanted has none. */
  public Map<String, Line> all() {
    return Map.copyOf(lines);
  }

  /** The box has been greeted. */
  public void connected(String box) {
    Instant now = clock.instant();
    lines.compute(box, (name, was) -> new Line(true, now, was == null ? null : was.heardAt(), ""));
    LOG.info("{}: realtime events are watched", box);
    if (settings.catchesUp()) {
      catchUps.due(box, GREETED);
    }
  }

  /** There is nothing to watch on the box: as it should be, unless we have set devices up on it. */
  public void idle(String box) {
    String why = SourceTrouble.NO_DEVICES.kept("");
    if (!isNews(box, why) || setUp.test(box)) {
      lost(box, why);
      return;
    }
    note(box, why);
    LOG.info("{}: realtime events are watched as soon as it has devices", box);
  }

  /** There is no connection; logged once for each reason, not for every attempt. */
  public void lost(String box, String why) {
    boolean news = isNews(box, why);
    note(box, why);
    if (news) {
      String words = SourceTrouble.told(why, Locale.ENGLISH);
      LOG.warn("{}: no realtime events, they are caught up later: {}", box, words);
    }
  }

  private boolean isNews(String box, String why) {
    Line was = lines.get(box);
    return was == null || was.connected() || !was.trouble().equals(why);
  }

  private void note(String box, String why) {
    Instant now = clock.instant();
    Line was = lines.get(box);
    Instant since = was == null || was.connected() ? now : was.since();
    lines.put(box, new Line(false, since, was == null ? null : was.heardAt(), why));
  }

  /** Nobody watches any more: the route was stopped. */
  public void ended(String box) {
    lines.remove(box);
  }

  /**
   * A frame came.
   *
   * @param text its bytes; none when they were too many
   * @param size how many characters it had
   */
  public Push heard(String box, byte[] text, long size) {
    Instant now = clock.instant();
    lines.computeIfPresent(
        box, (name, was) -> new Line(was.connected(), was.since(), now, was.trouble()));
    if (size <= maxBytes) {
      return Push.of(box, Via.LIVE, text);
    }
    return new Push(box, Via.LIVE, text, size, List.of(), null)
        .tooLarge(
            "a realtime frame of %d characters; at most %d are read: raise muster.events.max-bytes"
                .formatted(size, maxBytes));
  }
}

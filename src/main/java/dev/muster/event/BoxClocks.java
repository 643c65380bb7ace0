package dev.muster.event;

import dev.muster.box.Box;
import dev.muster.box.Boxes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the clocks of the boxes are off ours, told by their events: none can arrive before it
 * happened, and the quickest of many arrives almost at once. So the smallest time between happening
 * and arriving is the skew, with at most the time of a transport added.
 *
 * <p>A box that pushes what it could not for hours looks as if its clock were slow. Therefore a
 * slow clock is only believed after events of {@link #BELIEVED}; a fast one at once.
 */
public final class BoxClocks {

  private static final Logger LOG = LoggerFactory.getLogger(BoxClocks.class);

  /** So many of the last events are looked at. */
  private static final int REMEMBERED = 64;

  private static final Duration BELIEVED = Duration.ofMinutes(10);

  private final Boxes boxes;
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();

  BoxClocks(Boxes boxes) {
    this.boxes = boxes;
  }

  /**
   * What is known of the clock of a box.
   *
   * @param skew how much it is ahead of ours; negative when it is behind
   * @param alarm true when that is more than the configuration allows
   */
  public record Skew(Duration skew, boolean alarm) {

    /** Rounded to half hours when that is what it seems to be; a time zone set wrongly. */
    public Optional<Duration> zone() {
      long half = Math.round(skew.toSeconds() / 1800.0);
      long rest = Math.abs(skew.toSeconds() - half * 1800);
      return half != 0 && rest <= 60
          ? Optional.of(Duration.ofMinutes(half * 30))
          : Optional.empty();
    }
  }

  private record Arrival(Instant at, Duration ahead) {}

  /** The last arrivals from one box; guarded by itself. */
  private static final class Watch {

    private final Deque<Arrival> last = new ArrayDeque<>();
    private boolean alarm;

    private void add(Arrival arrival) {
      if (last.size() == REMEMBERED) {
        last.removeFirst();
      }
      last.addLast(arrival);
    }

    /** The largest lead that an event had: less than that the clock cannot be ahead. */
    private Duration skew() {
      return last.stream().map(Arrival::ahead).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private boolean isOff(Duration limit) {
      Duration skew = skew();
      if (skew.compareTo(limit) > 0) {
        return true;
      }
      boolean believed =
          Duration.between(last.getFirst().at(), last.getLast().at()).compareTo(BELIEVED) >= 0;
      return believed && skew.negated().compareTo(limit) > 0;
    }
  }

  /** An event arrived the moment it could. */
  void arrived(String name, Instant occurredAt, Instant receivedAt) {
    Optional<Box> box = boxes.find(name);
    if (box.isEmpty()) {
      return;
    }
    Duration limit = box.get().events().clockLimit();
    Watch watch = watches.computeIfAbsent(name, unseen -> new Watch());
    synchronized (watch) {
      watch.add(new Arrival(receivedAt, Duration.between(receivedAt, occurredAt)));
      boolean alarm = watch.isOff(limit);
      if (alarm != watch.alarm) {
        watch.alarm = alarm;
        tell(name, new Skew(watch.skew(), alarm), limit);
      }
    }
  }

  private static void tell(String box, Skew skew, Duration limit) {
    if (skew.alarm()) {
      LOG.warn(
          "The clock of box {} is {} s {} ours, more than {} s: correct its time or its time zone,"
              + " or the times of its events are wrong",
          box,
          skew.skew().abs().toSeconds(),
          skew.skew().isNegative() ? "behind" : "ahead of",
          limit.toSeconds());
    } else {
      LOG.info("The clock of box {} is right again", box);
    }
  }

  /** What is known of a box's clock; empty before its first event since the start. */
  public Optional<Skew> of(String box) {
    Watch watch = watches.get(box);
    if (watch == null) {
      return Optional.empty();
    }
    synchronized (watch) {
      return Optional.of(new Skew(watch.skew(), watch.alarm));
    }
  }
}

package dev.muster.event.source;

import dev.muster.event.Journal;
import dev.muster.event.Presence;
import dev.muster.event.Push;
import dev.muster.event.Sighting;
import dev.muster.event.Via;
import dev.muster.event.source.CatchUp.State;
import dev.muster.store.Bell;
import dev.muster.store.Holdings;
import dev.muster.store.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of how far the history of each box has been read; the work queue of the catch-up
 * lanes, which hand out one window at a time.
 *
 * <p>Guarantee: a watermark only passes events that are stored, and goes by the clock of the box. A
 * crash reads the window that was under way once more. An event is found that a box writes down no
 * later than {@code catch-up-overlap} after the latest that was read, by the times of the events.
 */
public final class CatchUps implements WorkQueue<CatchUp>, Holdings {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUps.class);

  private final Watermarks marks;
  private final Journal journal;
  private final Clock clock;
  private final Bell bell = new Bell();
  private final Map<String, Boolean> silent = new ConcurrentHashMap<>();

  CatchUps(Watermarks marks, Journal journal, Clock clock) {
    this.marks = marks;
    this.journal = journal;
    this.clock = clock;
    marks.begin(clock.instant());
  }

  /**
   * How far the history of a box has been read.
   *
   * @param pulledAt when it was last read to its end; null when it never was
   * @param until the latest event that was read, by the clock of the box
   * @param known false when the box has no history that can be asked for
   * @param trouble why it cannot be read, as {@link SourceTrouble} reads it; empty when it can
   */
  public record Mark(
      @Nullable Instant pulledAt, @Nullable Instant until, boolean known, String trouble) {}

  /** How far the history of each box has been read, by its name. */
  public Map<String, Mark> marks() {
    return marks.all();
  }

  /** Something may have been missed: the history is read soon, and again if it is being read. */
  public void due(String box, Duration in) {
    marks.due(box, clock.instant().plus(in));
    bell.ring(box);
  }

  @Override
  public List<CatchUp> claim(String lane, int max) {
    Instant now = clock.instant();
    heed(lane);
    return max < 1 || !marks.isDue(lane, now)
        ? List.of()
        : marks.claim(lane, UUID.randomUUID().toString(), now);
  }

  @Override
  public int giveBack(JdbcClient db, String instance) {
    return Watermarks.giveBack(db, instance, clock.instant());
  }

  /** A box that was silent and answers again may have lost what it pushed meanwhile. */
  private void heed(String box) {
    boolean rests = marks.rests(box);
    if (Boolean.TRUE.equals(silent.put(box, rests)) && !rests) {
      due(box, Duration.ZERO);
    }
  }

  /** Leaves only the events that did not come this way before. */
  public CatchUp sift(CatchUp read) {
    return look(read.sifted(read.toTake().stream().filter(one -> !isSeen(one)).toList()));
  }

  private boolean isSeen(Listed one) {
    Sighting sighting = one.sighting();
    return sighting != null && journal.presence(sighting, Via.PULL) == Presence.SEEN;
  }

  /** What the first event still lacks: a picture is only fetched for an event without one. */
  private CatchUp look(CatchUp read) {
    if (!read.isEventToTake()) {
      return read;
    }
    Sighting sighting = read.first().sighting();
    if (sighting == null) {
      return read.complete();
    }
    Presence presence = journal.presence(sighting, Via.PULL);
    CatchUp looked = presence == Presence.NEW ? read.fresh() : read;
    boolean enough = presence == Presence.KNOWN || presence == Presence.SEEN;
    return enough || read.first().picture().isEmpty() ? looked.complete() : looked;
  }

  /** The first event as the journal takes it. */
  public Push push(CatchUp read) {
    Sighting sighting = read.sighting();
    Push push = Push.of(read.box(), Via.PULL, read.first().row());
    return sighting == null
        ? push.unreadable(read.first().trouble())
        : push.read(List.of(sighting));
  }

  /** The first event is stored. */
  public CatchUp taken(CatchUp read) {
    return look(read.taken());
  }

  /** Writes down how far the history has been read, and when it is read on. */
  public void settle(CatchUp read) {
    marks.settle(read, clock.instant());
    tell(read);
    bell.ring(read.box());
  }

  /** Each change is logged once, not every attempt. */
  private static void tell(CatchUp read) {
    String box = read.box();
    String words = SourceTrouble.told(read.words(), Locale.ENGLISH);
    Claim claim = read.claim();
    if (read.found().fresh() > 0) {
      LOG.info("{}: {} missed events were read from its history", box, read.found().fresh());
    }
    if (read.state() == State.FAILED && claim.attempts() == 0) {
      LOG.warn("The history of {} cannot be read; it is tried again: {}", box, words);
    } else if (read.state() == State.NO_API && claim.before() != State.NO_API) {
      LOG.warn("{} has no history to read, so what it does not push is lost: {}", box, words);
    } else if (read.state() == State.WHOLE && claim.attempts() > 0) {
      LOG.info("The history of {} can be read again", box);
    }
  }

  @Override
  public void abandon(CatchUp work, String why) {
    settle(work.failed(why));
  }

  @Override
  public Bell bell() {
    return bell;
  }
}

package dev.muster.event.source;

import dev.muster.event.Journal;
import dev.muster.event.Presence;
import dev.muster.event.Push;
import dev.muster.event.Sighting;
import dev.muster.event.Via;
import dev.muster.event.source.CatchUp.State;
import dev.muster.store.Bell;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
 * crash reads the window that was under way once more. An event that a box lists no later than
 * {@code catch-up-overlap} after its latest is never missed.
 */
public final class CatchUps implements WorkQueue<CatchUp> {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUps.class);
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final Store store;
  private final Journal journal;
  private final SourceSettings settings;
  private final Clock clock;
  private final String instance;
  private final Bell bell = new Bell();
  private final Map<String, Boolean> silent = new ConcurrentHashMap<>();

  CatchUps(Store store, Journal journal, SourceSettings settings, Clock clock, String instance) {
    this.store = store;
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
    this.instance = instance;
    store.write(db -> begin(db, clock.millis()));
  }

  /** At the start every box is asked; what was under way when the program stopped is, too. */
  private int begin(JdbcClient db, long now) {
    return db.sql(
            """
            UPDATE watermark SET next_at = ?, lease = NULL, leased_by = NULL
            WHERE lease IS NULL OR leased_by = ?
            """)
        .params(now, instance)
        .update();
  }

  /** Something may have been missed: the history is read soon, and again if it is being read. */
  public void due(String box, Duration in) {
    long at = clock.millis() + in.toMillis();
    store.write(db -> create(db, box, at) + again(db, box, at));
    bell.ring(box);
  }

  private static int again(JdbcClient db, String box, long at) {
    return db.sql(
            "UPDATE watermark SET again_at = ? WHERE box = ? AND (again_at IS NULL OR again_at > ?)")
        .params(at, box, at)
        .update();
  }

  private static int create(JdbcClient db, String box, long now) {
    return db.sql(
            """
            INSERT INTO watermark (box, times, state, trouble, attempts, next_at)
            VALUES (?, ?, ?, '', 0, ?) ON CONFLICT (box) DO NOTHING
            """)
        .params(box, Times.SECONDS.name(), CatchUp.State.READING.name(), now)
        .update();
  }

  @Override
  public List<CatchUp> claim(String lane, int max) {
    long now = clock.millis();
    heed(lane, now);
    if (max < 1 || !store.read(db -> isDue(db, lane, now))) {
      return List.of();
    }
    String token = UUID.randomUUID().toString();
    return store.write(
        db -> {
          create(db, lane, now);
          return lease(db, lane, token, clock.instant());
        });
  }

  /** A box that was silent and answers again may have lost what it pushed meanwhile. */
  private void heed(String box, long now) {
    boolean rests =
        store.read(
            db ->
                !db.sql("SELECT 1 FROM lane WHERE name = ? AND troubles > 0")
                    .param(box)
                    .query(Integer.class)
                    .list()
                    .isEmpty());
    if (Boolean.TRUE.equals(silent.put(box, rests)) && !rests) {
      due(box, Duration.ZERO);
    }
  }

  private static boolean isDue(JdbcClient db, String box, long now) {
    return db.sql(
            """
            SELECT CASE WHEN next_at <= ? OR (lease IS NULL AND again_at <= ?) THEN 1 ELSE 0 END
            FROM watermark WHERE box = ?
            """)
        .params(now, now, box)
        .query(Integer.class)
        .optional()
        .map(due -> due == 1)
        .orElse(true);
  }

  private List<CatchUp> lease(JdbcClient db, String box, String token, Instant now) {
    return db.sql(
            """
            UPDATE watermark SET lease = ?, leased_by = ?, next_at = ?, again_at = NULL
            WHERE box = ? AND (next_at <= ? OR (lease IS NULL AND again_at <= ?))
            RETURNING until_ms, from_ms, to_ms, times, state, attempts
            """)
        .params(
            token,
            instance,
            now.plus(LEASE).toEpochMilli(),
            box,
            now.toEpochMilli(),
            now.toEpochMilli())
        .query((row, n) -> claimed(row, box, token, now))
        .list();
  }

  private CatchUp claimed(ResultSet row, String box, String token, Instant now)
      throws SQLException {
    Instant until = time(row, "until_ms");
    Instant from = time(row, "from_ms");
    Window window =
        from == null ? Reading.first(until, settings, now) : new Window(from, time(row, "to_ms"));
    State before = State.valueOf(row.getString("state"));
    return CatchUp.of(
        box,
        new CatchUp.Claim(token, row.getInt("attempts"), until, before),
        window,
        Times.valueOf(row.getString("times")));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** Leaves only the events that did not come this way before. */
  public CatchUp sift(CatchUp read) {
    return look(
        read.sifted(
            read.toTake().stream()
                .filter(
                    one ->
                        one.sighting() == null
                            || journal.presence(one.sighting(), Via.PULL) != Presence.SEEN)
                .toList()));
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
    Reading next = Reading.after(read, settings, clock.instant());
    store.write(db -> settle(db, read, next, clock.millis()));
    tell(read);
    bell.ring(read.box());
  }

  private static int settle(JdbcClient db, CatchUp read, Reading next, long now) {
    return db.sql(
            """
            UPDATE watermark SET until_ms = ?, from_ms = ?, to_ms = ?, times = ?, state = ?, trouble = ?,
              attempts = ?, next_at = ?, pulled_at = COALESCE(?, pulled_at), lease = NULL, leased_by = NULL
            WHERE box = ? AND lease = ?
            """)
        .params(
            Arrays.asList(
                millis(next.until()),
                millis(next.from()),
                millis(next.to()),
                next.times().name(),
                read.state().name(),
                read.words(),
                next.attempts(),
                next.nextAt().toEpochMilli(),
                next.done() ? now : null,
                read.box(),
                read.claim().lease()))
        .update();
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  /** Each change is logged once, not every attempt. */
  private static void tell(CatchUp read) {
    CatchUp.Claim claim = read.claim();
    if (read.found().fresh() > 0) {
      LOG.info("{}: {} missed events were read from its history", read.box(), read.found().fresh());
    }
    switch (read.state()) {
      case FAILED -> {
        if (claim.attempts() == 0) {
          LOG.warn(
              "The history of {} cannot be read; it is tried again: {}", read.box(), read.words());
        }
      }
      case NO_API -> {
        if (claim.before() != State.NO_API) {
          LOG.warn(
              "{} has no history to be read, so what it does not push is not caught up: {}",
              read.box(),
              read.words());
        }
      }
      case WHOLE -> {
        if (claim.attempts() > 0) {
          LOG.info("The history of {} can be read again", read.box());
        }
      }
      default -> {}
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

  /**
   * How far the history of a box has been read.
   *
   * @param pulledAt when it was last read to its end; null when it never was
   * @param until the latest event that was read, by the clock of the box
   * @param state how the last window ended
   * @param trouble why it cannot be read; empty when it can
   */
  public record Mark(
      @Nullable Instant pulledAt, @Nullable Instant until, State state, String trouble) {}

  /** How far the history of each box has been read, by its name. */
  public Map<String, Mark> marks() {
    Map<String, Mark> marks = new HashMap<>();
    store.read(
        db -> {
          db.sql("SELECT box, pulled_at, until_ms, state, trouble FROM watermark")
              .query(
                  row -> {
                    marks.put(
                        row.getString("box"),
                        new Mark(
                            time(row, "pulled_at"),
                            time(row, "until_ms"),
                            State.valueOf(row.getString("state")),
                            row.getString("trouble")));
                  });
          return marks;
        });
    return marks;
  }
}

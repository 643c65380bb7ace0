package dev.muster.event;

import dev.muster.event.Recorded.Range;
import dev.muster.event.Recorded.Row;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replays: chosen events are delivered to a subscriber once more, in the order of arrival, marked,
 * at a pace, and beside what comes live: neither waits for the other.
 *
 * <p>Guarantee: how far a replay has come is committed with the deliveries that it made, so that a
 * crash neither repeats nor skips one.
 */
public final class Replays {

  /** So many events are looked at in one transaction. */
  private static final int AT_ONCE = 200;

  private static final int STEPS = 10;

  /** So many deliveries of a replay may wait, so that a million events do not pile up. */
  private static final int WAITING = 2_000;

  private static final int MOST_RUNNING = 20;
  private static final int COUNTED_AT_ONCE = 2_000;

  /** So many stored events are searched for chosen ones at once; none of it holds up a writer. */
  private static final int SEARCHED = 20_000;

  private final Store store;
  private final Deliveries deliveries;
  private final Clock clock;
  private final Map<Long, Long> paced = new HashMap<>();

  Replays(Store store, Deliveries deliveries, Clock clock) {
    this.store = store;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * What a replay would do.
   *
   * @param chosen how many stored events are chosen
   * @param passing how many of them pass the filter of the subscriber now
   */
  public record Preview(long chosen, long passing) {}

  /** Counts, and changes nothing. */
  public Preview preview(String name, Selection selection) {
    Subscriber subscriber = deliveries.subscribers().get(name);
    Range range = store.read(db -> Recorded.range(db, selection));
    long chosen = 0;
    long passing = 0;
    long at = range.first() - 1;
    while (at < range.last()) {
      long from = at;
      long to = Math.min(range.last(), from + COUNTED_AT_ONCE);
      List<Row> rows = store.read(db -> Recorded.chosen(db, selection, from, to, COUNTED_AT_ONCE));
      chosen += rows.size();
      passing += rows.stream().filter(row -> passes(subscriber, row)).count();
      at = to;
    }
    return new Preview(chosen, passing);
  }

  private boolean passes(Subscriber subscriber, Row row) {
    return subscriber
        .filter()
        .passes(row.event(), () -> store.read(db -> Recorded.groups(db, row.event())));
  }

  /**
   * Begins a replay.
   *
   * @param rate events a second; 0 is as fast as they are taken
   * @return its number; empty when too many run already
   */
  public Optional<Long> begin(String name, Selection selection, int rate) {
    deliveries.subscribers().get(name);
    Range range = store.read(db -> Recorded.range(db, selection));
    long total = store.read(db -> ReplayRows.count(db, selection));
    return store.write(
        db ->
            ReplayRows.running(db).size() >= MOST_RUNNING
                ? Optional.empty()
                : Optional.of(
                    ReplayRows.add(db, name, selection, rate, range, total, clock.millis())));
  }

  /** The route's tick: takes every running replay some steps further. */
  public synchronized void goOn() {
    List<Replay> running = store.read(ReplayRows::running);
    paced.keySet().retainAll(running.stream().map(Replay::id).toList());
    running.forEach(this::goOn);
  }

  private void goOn(Replay replay) {
    int room = (int) Math.min(WAITING - replay.open(), allowance(replay));
    long at = replay.at();
    for (int step = 0; step < STEPS && room > 0 && at < replay.through(); step++) {
      int most = Math.min(AT_ONCE, room);
      long from = at;
      long to = Math.min(replay.through(), from + SEARCHED);
      List<Row> rows = store.read(db -> Recorded.chosen(db, replay.selection(), from, to, most));
      long reached = rows.size() < most ? to : rows.get(most - 1).seq();
      Progress progress = store.write(db -> step(db, replay, rows, from, reached));
      room -= progress.added();
      at = progress.at();
    }
    deliveries.bell().ring(replay.subscriber());
  }

  private record Progress(long at, int added) {}

  /** How many may be added now, by the rate and the time since the last look. */
  private long allowance(Replay replay) {
    if (replay.rate() == 0) {
      return WAITING;
    }
    long now = clock.millis();
    long since = paced.getOrDefault(replay.id(), now - 1_000L / replay.rate() - 1);
    long allowed = Math.min(WAITING, (now - since) * replay.rate() / 1_000);
    if (allowed > 0) {
      paced.put(replay.id(), since + allowed * 1_000 / replay.rate());
    }
    return allowed;
  }

  /** Adds nothing when another instance has taken it further, or somebody has stopped it. */
  private Progress step(JdbcClient db, Replay replay, List<Row> rows, long from, long to) {
    deliveries.enter(db);
    Optional<Subscriber> subscriber = deliveries.subscribers().find(replay.subscriber());
    if (subscriber.isEmpty() || !ReplayRows.isRunning(db, replay.id(), from)) {
      return new Progress(replay.through(), 0);
    }
    int added = 0;
    for (Row row : rows) {
      if (subscriber.get().filter().passes(row.event(), () -> Recorded.groups(db, row.event()))) {
        String key = subscriber.get().orderKey(row.event());
        String own = key == null ? null : "replay " + replay.id() + " " + key;
        DeliveryRows.add(db, row.seq(), replay.subscriber(), replay.id(), own, clock.millis());
        added++;
      }
    }
    ReplayRows.moved(db, replay.id(), to, added, to >= replay.through(), clock.millis());
    return new Progress(to, added);
  }

  /** Stops a replay; what is not under way is discarded. False when it was over. */
  public boolean cancel(long id) {
    boolean stopped =
        store.write(
            db ->
                ReplayRows.end(db, id, clock.millis())
                    || ReplayRows.find(db, id).map(replay -> replay.open() > 0).orElse(false));
    int some = stopped ? AT_ONCE : 0;
    while (some == AT_ONCE) {
      some =
          store.write(
              db -> {
                deliveries.enter(db);
                return ReplayRows.discard(db, id, AT_ONCE, clock.millis());
              });
    }
    return stopped;
  }

  /** The latest first. */
  public List<Replay> latest(int limit) {
    return store.read(db -> ReplayRows.latest(db, limit));
  }

  public Optional<Replay> find(long id) {
    return store.read(db -> ReplayRows.find(db, id));
  }

  /** Whether a subscriber of this name is in force. */
  public boolean knows(String subscriber) {
    return deliveries.subscribers().find(subscriber).isPresent();
  }
}

package dev.muster.event;

import dev.muster.event.EventSettings.Keep;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets events, their pictures, the bodies they came in and failed attempts, each kind after its
 * own time, oldest first and a few hundred rows at a time, so that nobody who pushes has to wait
 * for it.
 *
 * <p>Guarantee: an event is kept, however old, while one of its deliveries is still to be made.
 */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int AT_ONCE = 200;
  private static final int STEPS = 50;
  private static final String EVENTS = "SELECT seq, received_at FROM match_event";
  private static final String BODIES = "SELECT seq, received_at FROM raw_body";
  private static final String ATTEMPTS =
      "SELECT seq, received_at FROM (SELECT id AS seq, at AS received_at FROM attempt) a";

  private final Store store;
  private final EventPictures pictures;
  private final Keep keep;
  private final Clock clock;
  private long eventsSeen;

  Retention(Store store, EventPictures pictures, Keep keep, Clock clock) {
    this.store = store;
    this.pictures = pictures;
    this.keep = keep;
    this.clock = clock;
  }

  private record Row(long seq, long receivedAt) {}

  /** Forgets what is too old, at most ten thousand rows of each kind; returns how many. */
  public synchronized int forget() {
    int bodies = forgetBodies();
    int attempts = forgetAttempts();
    int bare = forgetPictures();
    int events = forgetEvents();
    if (bodies + attempts + bare + events > 0) {
      LOG.info(
          "Forgotten: {} events, the pictures of {} events, {} bodies, {} failed attempts",
          events,
          bare,
          bodies,
          attempts);
    }
    return bodies + attempts + bare + events;
  }

  private int forgetBodies() {
    return step(
        BODIES,
        0,
        before(keep.bodies()),
        (db, rows) -> db.sql("DELETE FROM raw_body WHERE seq <= ?").param(last(rows)).update());
  }

  private int forgetAttempts() {
    return step(
        ATTEMPTS,
        0,
        before(keep.attempts()),
        (db, rows) -> db.sql("DELETE FROM attempt WHERE id <= ?").param(last(rows)).update());
  }

  /** First the rows, then the files: a picture that nobody names is no harm, the other way is. */
  private int forgetPictures() {
    long before = before(keep.pictures());
    int bare = step(EVENTS, forgotten("pictures"), before, Retention::bare);
    String day = EventPictures.shelf(Instant.ofEpochMilli(before));
    if (after(EVENTS, forgotten("pictures"), 1).stream()
        .noneMatch(row -> row.receivedAt() < before)) {
      pictures.shelves().stream().filter(one -> one.compareTo(day) < 0).forEach(pictures::forget);
    }
    return bare;
  }

  private static int bare(JdbcClient db, List<Row> rows) {
    db.sql(
            """
            INSERT INTO forgotten (kind, until) VALUES ('pictures', ?)
            ON CONFLICT (kind) DO UPDATE SET until = excluded.until
            """)
        .param(last(rows))
        .update();
    return db.sql(
            """
            UPDATE match_event SET face = NULL, registered = NULL, scene = NULL, shelf = NULL
            WHERE seq BETWEEN ? AND ?
              AND (face IS NOT NULL OR registered IS NOT NULL OR scene IS NOT NULL)
            """)
        .params(rows.get(0).seq(), last(rows))
        .update();
  }

  /** What still has a delivery to make is passed by and looked at again in the next round. */
  private int forgetEvents() {
    int gone = 0;
    long before = before(keep.events());
    for (int step = 0; step < STEPS; step++) {
      List<Row> rows = old(EVENTS, eventsSeen, before);
      if (rows.isEmpty()) {
        eventsSeen = 0;
        return gone;
      }
      gone += store.write(db -> forgetSettled(db, rows));
      eventsSeen = last(rows);
    }
    return gone;
  }

  private static int forgetSettled(JdbcClient db, List<Row> rows) {
    long first = rows.get(0).seq();
    String settled =
        """
        SELECT e.seq FROM match_event e WHERE e.seq BETWEEN ? AND ? AND NOT EXISTS (
          SELECT 1 FROM delivery d WHERE d.event_seq = e.seq AND d.state = 'PENDING')
        """;
    db.sql("DELETE FROM delivery WHERE event_seq IN (" + settled + ")")
        .params(first, last(rows))
        .update();
    return db.sql(
            "DELETE FROM match_event WHERE seq IN ("
                + settled
                + ") AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_seq = match_event.seq)")
        .params(first, last(rows))
        .update();
  }

  private int step(
      String table, long after, long before, ToIntBiFunction<JdbcClient, List<Row>> forget) {
    int gone = 0;
    long from = after;
    for (int step = 0; step < STEPS; step++) {
      List<Row> rows = old(table, from, before);
      if (rows.isEmpty()) {
        return gone;
      }
      gone += store.write(db -> forget.applyAsInt(db, rows));
      from = last(rows);
    }
    return gone;
  }

  /** The next rows, as long as they are old enough: rows are numbered as they arrive. */
  private List<Row> old(String table, long after, long before) {
    return after(table, after, AT_ONCE).stream()
        .takeWhile(row -> row.receivedAt() < before)
        .toList();
  }

  private List<Row> after(String table, long after, int most) {
    return store.read(
        db ->
            db.sql(table + " WHERE seq > ? ORDER BY seq LIMIT ?")
                .params(after, most)
                .query((row, n) -> new Row(row.getLong("seq"), row.getLong("received_at")))
                .list());
  }

  private long forgotten(String kind) {
    return store.read(
        db ->
            db.sql("SELECT until FROM forgotten WHERE kind = ?")
                .param(kind)
                .query(Long.class)
                .optional()
                .orElse(0L));
  }

  private static long last(List<Row> rows) {
    return rows.get(rows.size() - 1).seq();
  }

  private long before(Duration kept) {
    return clock.millis() - kept.toMillis();
  }
}

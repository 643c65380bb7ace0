package dev.muster.event.source;

import dev.muster.event.source.CatchUp.State;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that say how far the history of each box has been read, and what is read next. */
final class Watermarks {

  private static final Duration LEASE = Duration.ofMinutes(30);

  private final Store store;
  private final SourceSettings settings;
  private final String instance;

  Watermarks(Store store, SourceSettings settings, String instance) {
    this.store = store;
    this.settings = settings;
    this.instance = instance;
  }

  /** At the start every box is asked; what was under way when the program stopped is, too. */
  void begin(Instant now) {
    store.write(
        db ->
            db.sql(
                    """
                    UPDATE watermark SET next_at = ?, lease = NULL, leased_by = NULL
                    WHERE lease IS NULL OR leased_by = ?
                    """)
                .params(now.toEpochMilli(), instance)
                .update());
  }

  /** What an instance was reading when it died is read at once. */
  static int giveBack(JdbcClient db, String holder, Instant now) {
    return db.sql(
            """
            UPDATE watermark SET next_at = ?, lease = NULL, leased_by = NULL WHERE leased_by = ?
            """)
        .params(now.toEpochMilli(), holder)
        .update();
  }

  /** Has the history of the box read at that time, also when it is being read before. */
  void due(String box, Instant at) {
    store.write(
        db ->
            create(db, box, at)
                + db.sql(
                        """
                        UPDATE watermark SET again_at = ?
                        WHERE box = ? AND (again_at IS NULL OR again_at > ?)
                        """)
                    .params(at.toEpochMilli(), box, at.toEpochMilli())
                    .update());
  }

  private static int create(JdbcClient db, String box, Instant at) {
    return db.sql(
            """
            INSERT INTO watermark (box, times, state, trouble, attempts, next_at)
            VALUES (?, ?, ?, '', 0, ?) ON CONFLICT (box) DO NOTHING
            """)
        .params(box, Times.SECONDS.name(), State.READING.name(), at.toEpochMilli())
        .update();
  }

  /** True when the history of the box is to be read, and nobody is at it. */
  boolean isDue(String box, Instant now) {
    return store.read(
        db ->
            db.sql(
                    """
                    SELECT CASE WHEN next_at <= ? OR (lease IS NULL AND again_at <= ?)
                      THEN 1 ELSE 0 END FROM watermark WHERE box = ?
                    """)
                .params(now.toEpochMilli(), now.toEpochMilli(), box)
                .query(Integer.class)
                .optional()
                .map(due -> due == 1)
                .orElse(true));
  }

  /** True while the box does not answer those who place people on it. */
  boolean rests(String box) {
    return store.read(
        db ->
            !db.sql("SELECT 1 FROM lane WHERE name = ? AND troubles > 0")
                .param(box)
                .query(Integer.class)
                .list()
                .isEmpty());
  }

  /** The window that is read next; empty when somebody else was quicker. */
  List<CatchUp> claim(String box, String token, Instant now) {
    return store.write(
        db -> {
          create(db, box, now);
          return db.sql(
                  """
                  UPDATE watermark SET lease = ?, leased_by = ?, next_at = ?, again_at = NULL
                  WHERE box = ? AND (next_at <= ? OR (lease IS NULL AND again_at <= ?))
                  RETURNING until_ms, seen_at, pulled_at, from_ms, to_ms, times, state, attempts
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
        });
  }

  private CatchUp claimed(ResultSet row, String box, String token, Instant now)
      throws SQLException {
    Instant until = time(row, "until_ms");
    Instant from = time(row, "from_ms");
    Window window =
        from == null
            ? Reading.first(until, time(row, "seen_at"), time(row, "pulled_at"), settings, now)
            : new Window(from, time(row, "to_ms"));
    State before = State.valueOf(row.getString("state"));
    return CatchUp.of(
        box,
        new Claim(token, row.getInt("attempts"), until, before),
        window,
        Times.valueOf(row.getString("times")));
  }

  /** Notes how a window ended; without effect when its lease has ended meanwhile. */
  void settle(CatchUp read, Instant now) {
    Reading next = Reading.after(read, settings, now);
    store.writeEventually(
        db ->
            db.sql(
                    """
                    UPDATE watermark SET until_ms = ?, seen_at = COALESCE(?, seen_at), from_ms = ?,
                      to_ms = ?, times = ?, state = ?, trouble = ?, attempts = ?, next_at = ?,
                      pulled_at = COALESCE(?, pulled_at), lease = NULL, leased_by = NULL
                    WHERE box = ? AND lease = ?
                    """)
                .params(
                    Arrays.asList(
                        millis(next.until()),
                        Objects.equals(next.until(), read.claim().until())
                            ? null
                            : now.toEpochMilli(),
                        millis(next.from()),
                        millis(next.to()),
                        next.times().name(),
                        read.state().name(),
                        read.words(),
                        next.attempts(),
                        next.nextAt().toEpochMilli(),
                        next.done() ? now.toEpochMilli() : null,
                        read.box(),
                        read.claim().lease()))
                .update(),
        LEASE);
  }

  Map<String, CatchUps.Mark> all() {
    Map<String, CatchUps.Mark> marks = new HashMap<>();
    store.read(
        db -> {
          db.sql("SELECT box, pulled_at, until_ms, state, trouble FROM watermark")
              .query(
                  row -> {
                    marks.put(row.getString("box"), mark(row));
                  });
          return marks;
        });
    return marks;
  }

  private static CatchUps.Mark mark(ResultSet row) throws SQLException {
    return new CatchUps.Mark(
        time(row, "pulled_at"),
        time(row, "until_ms"),
        State.valueOf(row.getString("state")) != State.NO_API,
        row.getString("trouble"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}

package dev.muster.event;

import dev.muster.event.Recorded.Range;
import dev.muster.event.Replay.State;
import dev.muster.roster.PersonType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of replays. */
final class ReplayRows {

  private static final String COLUMNS =
      """
      SELECT r.*,
        (SELECT count(*) FROM delivery d WHERE d.replay = r.id AND d.replay > 0
          AND d.state = 'DELIVERED') AS delivered,
        (SELECT count(*) FROM delivery d WHERE d.replay = r.id AND d.replay > 0
          AND d.state = 'PENDING') AS waiting
      FROM replay r
      """;

  private ReplayRows() {}

  static long count(JdbcClient db, Selection selection) {
    return db.sql("SELECT count(*) FROM match_event WHERE " + selection.condition())
        .params(selection.values())
        .query(Long.class)
        .single();
  }

  static long add(
      JdbcClient db,
      String subscriber,
      Selection selection,
      int rate,
      Range range,
      long total,
      long now) {
    boolean empty = range.last() < range.first();
    return db.sql(
            """
            INSERT INTO replay (subscriber, asked_at, since_ms, until_ms, box, identity_id, type, rate, first, at,
              through, total, state, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """)
        .params(
            Arrays.asList(
                subscriber,
                now,
                millis(selection.since()),
                millis(selection.until()),
                selection.box(),
                selection.identityId(),
                selection.type() == null ? null : selection.type().name(),
                rate,
                range.first() - 1,
                range.first() - 1,
                range.last(),
                total,
                empty ? State.DONE.name() : State.RUNNING.name(),
                empty ? now : null))
        .query(Long.class)
        .single();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  static List<Replay> running(JdbcClient db) {
    return db.sql(COLUMNS + " WHERE r.state = 'RUNNING' ORDER BY r.id")
        .query(ReplayRows::replay)
        .list();
  }

  static List<Replay> latest(JdbcClient db, int limit) {
    return db.sql(COLUMNS + " ORDER BY r.id DESC LIMIT ?")
        .param(limit)
        .query(ReplayRows::replay)
        .list();
  }

  static Optional<Replay> find(JdbcClient db, long id) {
    return db.sql(COLUMNS + " WHERE r.id = ?").param(id).query(ReplayRows::replay).optional();
  }

  /** True while it runs and has come as far as that event, and no further. */
  static boolean isRunning(JdbcClient db, long id, long at) {
    return db.sql("SELECT 1 FROM replay WHERE id = ? AND state = 'RUNNING' AND at = ?")
        .params(id, at)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  static void moved(JdbcClient db, long id, long at, int added, boolean done, long now) {
    db.sql("UPDATE replay SET at = ?, added = added + ?, state = ?, ended_at = ? WHERE id = ?")
        .params(
            Arrays.asList(
                at, added, done ? State.DONE.name() : State.RUNNING.name(), done ? now : null, id))
        .update();
  }

  /** Ends a running replay; false when it was over. */
  static boolean end(JdbcClient db, long id, long now) {
    return db.sql(
                "UPDATE replay SET state = 'CANCELLED', ended_at = ? WHERE id = ? AND state = 'RUNNING'")
            .params(now, id)
            .update()
        > 0;
  }

  /** Discards some of what waits; no key of a replay outlives it, so nobody has to move up. */
  static int discard(JdbcClient db, long id, int most, long now) {
    return db.sql(
            """
            UPDATE delivery SET state = 'DISCARDED', settled_at = ? WHERE id IN (
              SELECT id FROM delivery WHERE replay = ? AND replay > 0 AND state = 'PENDING'
                AND lease IS NULL ORDER BY id DESC LIMIT ?) AND lease IS NULL
            """)
        .params(now, id, most)
        .update();
  }

  private static Replay replay(ResultSet row, int n) throws SQLException {
    String type = row.getString("type");
    return new Replay(
        row.getLong("id"),
        row.getString("subscriber"),
        Instant.ofEpochMilli(row.getLong("asked_at")),
        new Selection(
            time(row, "since_ms"),
            time(row, "until_ms"),
            row.getString("box"),
            row.getString("identity_id"),
            type == null ? null : PersonType.valueOf(type)),
        row.getInt("rate"),
        row.getLong("total"),
        row.getLong("first"),
        row.getLong("at"),
        row.getLong("through"),
        row.getLong("added"),
        row.getLong("delivered"),
        row.getLong("waiting"),
        State.valueOf(row.getString("state")),
        time(row, "ended_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}

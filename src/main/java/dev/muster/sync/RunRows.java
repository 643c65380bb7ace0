package dev.muster.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of runs. Every method runs inside the caller's transaction or query. */
final class RunRows {

  private static final String SELECT = "SELECT * FROM sync_run ";

  private RunRows() {}

  static Optional<SyncRun> find(JdbcClient db, long id) {
    return db.sql(SELECT + "WHERE id = ?").param(id).query(RunRows::run).optional();
  }

  /** The run of the sync that the program is at, or will be soon. */
  static Optional<SyncRun> underWay(JdbcClient db, String sync) {
    return db.sql(SELECT + "WHERE sync = ? AND state IN ('ASKED', 'APPROVED')")
        .param(sync)
        .query(RunRows::run)
        .optional();
  }

  /** The latest run of the sync that looked at the lists, or asked for it. */
  static Optional<SyncRun> latest(JdbcClient db, String sync) {
    return db.sql(SELECT + "WHERE sync = ? AND cause <> 'UNDO' ORDER BY id DESC LIMIT 1")
        .param(sync)
        .query(RunRows::run)
        .optional();
  }

  /** How many people the source listed in the last run that came to a good end; -1 for none. */
  static long listedBefore(JdbcClient db, String sync) {
    return db.sql(
            SELECT
                + "WHERE sync = ? AND state = 'DONE' AND cause <> 'UNDO' ORDER BY id DESC LIMIT 1")
        .param(sync)
        .query(RunRows::run)
        .optional()
        .map(SyncRun::listed)
        .orElse(-1L);
  }

  /** Writes a new run down, unless one is under way already; returns its number or nothing. */
  static Optional<Long> add(
      JdbcClient db, String sync, Cause cause, @Nullable Long undoes, String rules, long now) {
    return db.sql(
            """
            INSERT INTO sync_run (sync, cause, undoes, state, rules, asked_at, next_at)
            VALUES (?, ?, ?, 'ASKED', ?, ?, ?)
            ON CONFLICT (sync) WHERE state IN ('ASKED', 'APPROVED') DO NOTHING RETURNING id
            """)
        .params(Arrays.asList(sync, cause.name(), undoes, rules, now, now))
        .query(Long.class)
        .optional();
  }

  static List<Long> due(JdbcClient db, String sync, long now, String lock) {
    return db.sql(
            "SELECT r.id FROM sync_run r WHERE r.sync = ? AND r.state IN ('ASKED', 'APPROVED')"
                + " AND r.next_at <= ? ORDER BY r.id LIMIT 1"
                + lock)
        .params(sync, now)
        .query(Long.class)
        .list();
  }

  static void lease(JdbcClient db, long id, String token, String holder, long until, long now) {
    db.sql(
            """
            UPDATE sync_run SET lease = ?, leased_by = ?, next_at = ?,
              begun_at = COALESCE(begun_at, CAST(? AS BIGINT)) WHERE id = ?
            """)
        .params(token, holder, until, now, id)
        .update();
  }

  /** Writes down how a claimed run ended, or went on; returns whether the claim still held. */
  static boolean end(JdbcClient db, SyncRun run, long now) {
    boolean over = !run.state().isUnderWay() && !run.state().isWaiting();
    return db.sql(
                """
                UPDATE sync_run SET state = ?, listed = ?, twice = ?, unusable = ?, calls = ?,
                  trouble = ?, batch = ?, planned_at = ?, approved_at = ?, approved_by = ?,
                  finished_at = ?, attempts = 0, next_at = ?, lease = NULL, leased_by = NULL
                WHERE id = ? AND lease = ?
                """)
            .params(
                Arrays.asList(
                    run.state().name(),
                    run.listed(),
                    run.twice(),
                    run.unusable(),
                    run.calls(),
                    run.trouble(),
                    run.batch(),
                    millis(run.plannedAt()),
                    millis(run.approvedAt()),
                    run.approvedBy().isEmpty() ? null : run.approvedBy(),
                    over ? now : null,
                    now,
                    run.id(),
                    run.lease()))
            .update()
        == 1;
  }

  /** A plan that waits for somebody is replaced by a newer one. */
  static void supersedeWaiting(JdbcClient db, SyncRun newer, long now) {
    db.sql(
            """
            UPDATE sync_run SET state = 'SUPERSEDED', finished_at = ?
            WHERE sync = ? AND id < ? AND state IN ('PLANNED', 'TRIPPED')
            """)
        .params(now, newer.sync(), newer.id())
        .update();
  }

  static SyncRun run(ResultSet row, int n) throws SQLException {
    long undoes = row.getLong("undoes");
    Long undone = row.wasNull() ? null : undoes;
    return new SyncRun(
        row.getLong("id"),
        row.getString("sync"),
        Cause.valueOf(row.getString("cause")),
        undone,
        RunState.valueOf(row.getString("state")),
        row.getString("rules"),
        row.getLong("listed"),
        row.getLong("twice"),
        row.getLong("unusable"),
        row.getLong("calls"),
        row.getString("trouble"),
        row.getString("batch"),
        Instant.ofEpochMilli(row.getLong("asked_at")),
        moment(row, "begun_at"),
        moment(row, "planned_at"),
        moment(row, "approved_at"),
        text(row, "approved_by"),
        moment(row, "finished_at"),
        row.getInt("attempts"),
        text(row, "lease"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }
}

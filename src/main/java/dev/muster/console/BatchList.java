package dev.muster.console;

import dev.muster.console.BatchFacts.Count;
import dev.muster.console.BatchFacts.Pace;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.PauseReason;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The batches and their rows. */
final class BatchList {

  private static final String COLUMNS =
      """
      SELECT b.id, b.source, b.mode, b.open, b.paused, b.pause_reason, b.opened_at, b.changed_at,
        b.cancelled_at, b.origin, b.expected,
        (SELECT count(*) FROM manifest m WHERE m.batch = b.id AND m.reason IS NOT NULL) AS manifests,
        (SELECT count(*) FROM batch_row WHERE batch = b.id AND %s) AS warned
      FROM batch b
      """
          .formatted(RowFilter.WENT_ON_WARNED);

  private final Store store;
  private final Clock clock;

  BatchList(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Newest first. */
  List<BatchView> latest(int limit) {
    return store.read(
        db ->
            views(
                db,
                db.sql(COLUMNS + "ORDER BY b.opened_at DESC, b.id DESC LIMIT ?")
                    .param(limit)
                    .query(BatchList::facts)
                    .list()));
  }

  Optional<BatchView> find(String id) {
    return store.read(
        db ->
            views(db, db.sql(COLUMNS + "WHERE b.id = ?").param(id).query(BatchList::facts).list())
                .stream()
                .findFirst());
  }

  /** The rows of a batch, or those in one state, in the order they came. */
  Slice<BatchRowView> photos(
      String batch, BatchRow.@Nullable State state, long after, int limit, Locale locale) {
    String only = state == null ? "" : " AND state = '" + state.name() + "'";
    return rows("batch = ?" + only, batch, after, limit, locale);
  }

  /** The rows that went on although somebody should look, in the order they came. */
  Slice<BatchRowView> warned(String batch, long after, int limit, Locale locale) {
    // Asked plainly, SQLite would walk through all rows behind that place.
    String few = "SELECT id FROM batch_row WHERE batch = ? AND " + RowFilter.WENT_ON_WARNED;
    return rows("id IN (" + few + ")", batch, after, limit, locale);
  }

  private Slice<BatchRowView> rows(
      String which, String batch, long after, int limit, Locale locale) {
    List<BatchRowView> rows =
        store.read(
            db ->
                db.sql(BatchRowView.COLUMNS + "WHERE " + which + " AND id > ? ORDER BY id LIMIT ?")
                    .params(batch, after, limit)
                    .query((row, n) -> BatchRowView.of(row, locale))
                    .list());
    return Slice.of(rows, limit, row -> Long.toString(row.id()));
  }

  Optional<BatchRowView> row(String batch, long id, Locale locale) {
    return store.read(
        db ->
            db.sql(BatchRowView.COLUMNS + "WHERE id = ? AND batch = ?")
                .params(id, batch)
                .query((row, n) -> BatchRowView.of(row, locale))
                .optional());
  }

  /** The first rows of a batch that were refused. */
  List<BatchRowView> refused(String batch, int limit, Locale locale) {
    return photos(batch, BatchRow.State.REFUSED, 0, limit, locale).items();
  }

  private List<BatchView> views(JdbcClient db, List<BatchFacts> batches) {
    Map<String, List<Count>> counts = new HashMap<>();
    if (!batches.isEmpty()) {
      db.sql(
              """
              SELECT batch, state, effect, count(*) FROM batch_row WHERE batch IN (:ids)
              GROUP BY batch, state, effect
              """)
          .param("ids", batches.stream().map(BatchFacts::id).toList())
          .query(
              row -> {
                counts
                    .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                    .add(
                        new Count(
                            word(row.getString(2)), maybeWord(row.getString(3)), row.getLong(4)));
              });
    }
    return batches.stream()
        .map(one -> one.view(counts.getOrDefault(one.id(), List.of()), pace(db, one)))
        .toList();
  }

  /** Only of batches that may still move: the others are not worth the look. */
  private Pace pace(JdbcClient db, BatchFacts batch) {
    Instant now = clock.instant();
    if (batch.changedAt().isBefore(now.minus(Pace.SPAN))) {
      return Pace.NONE;
    }
    return new Pace(
        now,
        db.sql(
                """
                SELECT count(*) FROM batch_row WHERE batch = ? AND updated_at > ?
                  AND state NOT IN ('OPEN', 'WAITING', 'HELD')
                """)
            .params(batch.id(), now.minus(Pace.SPAN).toEpochMilli())
            .query(Long.class)
            .single());
  }

  private static BatchFacts facts(ResultSet row, int n) throws SQLException {
    long expected = row.getLong("expected");
    boolean known = !row.wasNull();
    return new BatchFacts(
        row.getString("id"),
        row.getString("source"),
        row.getString("mode"),
        row.getInt("open") == 1,
        row.getInt("paused") == 1,
        PauseReason.of(row.getString("pause_reason")).orElse(null),
        Rows.time(row, "opened_at"),
        Rows.time(row, "changed_at"),
        Rows.maybeTime(row, "cancelled_at"),
        Rows.maybeText(row, "origin"),
        known ? expected : null,
        row.getLong("manifests"),
        row.getLong("warned"));
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String maybeWord(@Nullable String name) {
    return name == null ? null : word(name);
  }
}

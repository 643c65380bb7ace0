package dev.muster.console;

import dev.muster.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The batches of the drops and their rows. */
final class BatchList {

  private static final String COLUMNS =
      "SELECT id, source, open, opened_at, changed_at FROM batch ";

  private static final String PHOTOS =
      "SELECT id, file, identity_id, state, reason, detail, updated_at FROM batch_row ";

  private record Row(String id, String source, boolean open, Instant openedAt, Instant changedAt) {}

  private final Store store;

  BatchList(Store store) {
    this.store = store;
  }

  /** Newest first. */
  List<BatchView> latest(int limit) {
    return store.read(
        db ->
            counted(
                db,
                rows(db.sql(COLUMNS + "ORDER BY opened_at DESC, id DESC LIMIT ?").param(limit))));
  }

  Optional<BatchView> find(String id) {
    return store.read(
        db -> counted(db, rows(db.sql(COLUMNS + "WHERE id = ?").param(id))).stream().findFirst());
  }

  /** The photos of a batch, in the order they came. */
  Slice<BatchRowView> photos(String batch, long after, int limit, Locale locale) {
    List<BatchRowView> rows =
        store.read(
            db ->
                db.sql(PHOTOS + "WHERE batch = ? AND id > ? ORDER BY id LIMIT ?")
                    .params(batch, after, limit)
                    .query((row, n) -> BatchRowView.of(row, locale))
                    .list());
    return Slice.of(rows, limit, row -> Long.toString(row.id()));
  }

  /** The first photos of a batch that were refused. */
  List<BatchRowView> refused(String batch, int limit, Locale locale) {
    return store.read(
        db ->
            db.sql(PHOTOS + "WHERE batch = ? AND state = 'REFUSED' ORDER BY id LIMIT ?")
                .params(batch, limit)
                .query((row, n) -> BatchRowView.of(row, locale))
                .list());
  }

  private static List<Row> rows(JdbcClient.StatementSpec query) {
    return query
        .query(
            (row, n) ->
                new Row(
                    row.getString("id"),
                    row.getString("source"),
                    row.getInt("open") == 1,
                    Rows.time(row, "opened_at"),
                    Rows.time(row, "changed_at")))
        .list();
  }

  private static List<BatchView> counted(JdbcClient db, List<Row> batches) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    if (!batches.isEmpty()) {
      db.sql(
              "SELECT batch, state, count(*) FROM batch_row WHERE batch IN (:ids) GROUP BY batch, state")
          .param("ids", batches.stream().map(Row::id).toList())
          .query(
              row -> {
                counts
                    .computeIfAbsent(row.getString(1), id -> new HashMap<>())
                    .put(row.getString(2).toLowerCase(Locale.ROOT), row.getLong(3));
              });
    }
    return batches.stream().map(row -> view(row, counts.getOrDefault(row.id(), Map.of()))).toList();
  }

  private static BatchView view(Row row, Map<String, Long> rows) {
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    long open = rows.getOrDefault("open", 0L);
    long refused = rows.getOrDefault("refused", 0L);
    return new BatchView(
        row.id(),
        row.source(),
        BatchView.State.of(row.open(), open, refused),
        row.openedAt(),
        row.changedAt(),
        all,
        all - open,
        rows);
  }
}

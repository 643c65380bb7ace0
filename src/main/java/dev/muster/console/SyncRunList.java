package dev.muster.console;

import dev.muster.call.Told;
import dev.muster.store.Store;
import dev.muster.sync.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs of syncs with their targets, newest first. */
final class SyncRunList {

  private static final String COLUMNS =
      """
      SELECT id, sync, cause, undoes, state, listed, twice, unusable, calls, trouble, batch, asked_at,
        begun_at, planned_at, approved_at, approved_by, finished_at,
        (SELECT count(*) FROM sync_item i
          WHERE i.run = sync_run.id AND i.state = 'REFUSED' AND i.batch_row IS NULL)
        + (SELECT count(*) FROM batch_row b
          WHERE b.batch = sync_run.batch AND b.state = 'REFUSED') AS refused,
        (SELECT count(*) FROM sync_item i WHERE i.run = sync_run.id AND i.state = 'READY')
        + (SELECT count(*) FROM batch_row b
          WHERE b.batch = sync_run.batch AND b.state IN ('OPEN', 'WAITING', 'HELD'))
        + (SELECT count(*) FROM sync_item i JOIN placement p
            ON p.identity_id = i.identity_id AND p.directory = i.target
          WHERE i.run = sync_run.id AND i.state = 'HANDED_ON' AND i.batch_row IS NULL
            AND p.state = 'REMOVING') AS unsettled
      FROM sync_run
      """;

  /** Most runs that are shown to wait for somebody: of each sync there is one, rarely two. */
  private static final int WAITING = 50;

  private final Store store;

  SyncRunList(Store store) {
    this.store = store;
  }

  Optional<SyncRunView> find(long id, Locale locale) {
    return read("WHERE id = ?", List.of(id), locale).stream().findFirst();
  }

  /**
   * @param sync null for all
   * @param after the id of the last run of the part before; null for the newest
   */
  Slice<SyncRunView> slice(
      @Nullable String sync,
      @Nullable RunState state,
      @Nullable Long after,
      int limit,
      Locale locale) {
    List<Object> params = new ArrayList<>(List.of(after == null ? Long.MAX_VALUE : after));
    StringBuilder where = new StringBuilder("WHERE id < ?");
    if (sync != null) {
      where.append(" AND sync = ?");
      params.add(sync);
    }
    if (state != null) {
      where.append(" AND state = ?");
      params.add(state.name());
    }
    params.add(limit);
    return Slice.of(
        read(where.append(" ORDER BY id DESC LIMIT ?").toString(), params, locale),
        limit,
        run -> Long.toString(run.id()));
  }

  /** The runs of these ids. */
  List<SyncRunView> among(List<Long> ids, Locale locale) {
    return ids.isEmpty()
        ? List.of()
        : read(
            "WHERE id IN (" + "?, ".repeat(ids.size() - 1) + "?) ORDER BY id DESC",
            List.copyOf(ids.subList(0, Math.min(ids.size(), WAITING))),
            locale);
  }

  private List<SyncRunView> read(String where, List<Object> params, Locale locale) {
    return store.read(
        db -> {
          List<Row> rows = db.sql(COLUMNS + where).params(params).query(Row::of).list();
          Map<Long, List<SyncPartView>> parts = parts(db, rows, locale);
          return rows.stream()
              .map(row -> row.view(parts.getOrDefault(row.id(), List.of()), locale))
              .toList();
        });
  }

  private static Map<Long, List<SyncPartView>> parts(JdbcClient db, List<Row> runs, Locale locale) {
    Map<Long, List<SyncPartView>> parts = new HashMap<>();
    if (!runs.isEmpty()) {
      db.sql(SyncPartView.COLUMNS + "WHERE run IN (:ids) ORDER BY run, target")
          .param("ids", runs.stream().map(Row::id).toList())
          .query(
              row -> {
                parts
                    .computeIfAbsent(row.getLong("run"), id -> new ArrayList<>())
                    .add(SyncPartView.of(row, locale));
              });
    }
    return parts;
  }

  /** A run as it is stored, without its targets. */
  private record Row(long id, SyncRunView plain) {

    static Row of(ResultSet row, int n) throws SQLException {
      long id = row.getLong("id");
      return new Row(
          id,
          new SyncRunView(
              id,
              row.getString("sync"),
              row.getString("cause").toLowerCase(Locale.ROOT),
              Rows.maybeLong(row, "undoes"),
              row.getString("state").toLowerCase(Locale.ROOT),
              "",
              row.getLong("listed"),
              row.getLong("twice"),
              row.getLong("unusable"),
              row.getLong("calls"),
              row.getString("trouble"),
              Rows.maybeText(row, "batch"),
              Rows.time(row, "asked_at"),
              Rows.maybeTime(row, "begun_at"),
              Rows.maybeTime(row, "planned_at"),
              Rows.maybeTime(row, "approved_at"),
              Rows.maybeText(row, "approved_by"),
              Rows.maybeTime(row, "finished_at"),
              row.getLong("refused"),
              row.getLong("unsettled"),
              List.of()));
    }

    SyncRunView view(List<SyncPartView> parts, Locale locale) {
      String trouble = plain.trouble();
      return new SyncRunView(
          id,
          plain.sync(),
          plain.cause(),
          plain.undoes(),
          plain.state(),
          words(parts, new SyncWords(locale)),
          plain.listed(),
          plain.twice(),
          plain.unusable(),
          plain.calls(),
          trouble == null || trouble.isEmpty() ? null : Told.in(trouble, locale),
          plain.batch(),
          plain.askedAt(),
          plain.begunAt(),
          plain.plannedAt(),
          plain.approvedAt(),
          plain.approvedBy(),
          plain.finishedAt(),
          plain.refused(),
          plain.unsettled(),
          parts);
    }

    private String words(List<SyncPartView> parts, SyncWords words) {
      if (!plain.is(RunState.DONE)) {
        return words.word("run", plain.state());
      }
      String ended = words.word("run", plain.refused() > 0 ? "done_with_failures" : plain.state());
      List<String> failed = SyncPartView.failed(parts);
      String all =
          failed.isEmpty()
              ? ended
              : words.sentence("run.without", ended, String.join(", ", failed)).orElse(ended);
      return plain.unsettled() == 0
          ? all
          : words.sentence("run.unsettled", all, plain.unsettled()).orElse(all);
    }
  }
}

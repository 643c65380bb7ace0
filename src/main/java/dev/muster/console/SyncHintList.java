package dev.muster.console;

import dev.muster.call.Told;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The questions whether two entries are one person, oldest first. */
final class SyncHintList {

  private static final String COLUMNS =
      "SELECT id, sync, target, item_key, identity_id, why, detail, state, asked_at FROM sync_hint ";

  /** A question as it is stored. */
  private record Row(
      long id,
      String sync,
      String target,
      String key,
      String identityId,
      String why,
      String detail,
      String state,
      Instant askedAt) {

    static Row of(ResultSet row, int n) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getString("sync"),
          row.getString("target"),
          row.getString("item_key"),
          row.getString("identity_id"),
          row.getString("why").toLowerCase(Locale.ROOT),
          row.getString("detail"),
          row.getString("state").toLowerCase(Locale.ROOT),
          Rows.time(row, "asked_at"));
    }

    Key whom() {
      return new Key(sync, target, key);
    }
  }

  /** Whom the last plan of a sync speaks of. */
  private record Key(String sync, String target, String key) {}

  private final Store store;
  private final PeopleList people;

  SyncHintList(Store store, PeopleList people) {
    this.store = store;
    this.people = people;
  }

  /** Those that nobody has answered. */
  Slice<SyncHintView> open(long after, int limit, Locale locale) {
    List<Row> rows =
        store.read(
            db ->
                db.sql(COLUMNS + "WHERE state = 'OPEN' AND id > ? ORDER BY id LIMIT ?")
                    .params(after, limit)
                    .query(Row::of)
                    .list());
    return Slice.of(views(rows, locale), limit, hint -> Long.toString(hint.id()));
  }

  Optional<SyncHintView> find(long id, Locale locale) {
    List<Row> rows =
        store.read(db -> db.sql(COLUMNS + "WHERE id = ?").param(id).query(Row::of).list());
    return views(rows, locale).stream().findFirst();
  }

  private List<SyncHintView> views(List<Row> rows, Locale locale) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, PersonView> known =
        people.among(rows.stream().map(Row::identityId).collect(Collectors.toSet()));
    Map<Key, SyncItemRow> items = store.read(db -> items(db, rows));
    return rows.stream()
        .map(row -> view(row, known.get(row.identityId()), items.get(row.whom()), locale))
        .toList();
  }

  /** What the last plan of each sync says of those whom the questions mean. */
  private static Map<Key, SyncItemRow> items(JdbcClient db, List<Row> rows) {
    Map<Key, SyncItemRow> items = new HashMap<>();
    for (String sync : rows.stream().map(Row::sync).collect(Collectors.toSet())) {
      List<Row> those = rows.stream().filter(row -> row.sync().equals(sync)).toList();
      db.sql(
              SyncItemRow.COLUMNS
                  + """
                  WHERE run = (SELECT max(id) FROM sync_run WHERE sync = :sync AND planned_at IS NOT NULL)
                    AND target IN (:targets) AND item_key IN (:keys)
                  """)
          .param("sync", sync)
          .param("targets", those.stream().map(Row::target).distinct().toList())
          .param("keys", those.stream().map(Row::key).distinct().toList())
          .query(SyncItemRow::of)
          .list()
          .forEach(item -> items.put(new Key(sync, item.target(), item.key()), item));
    }
    return items;
  }

  private static SyncHintView view(
      Row row, @Nullable PersonView person, @Nullable SyncItemRow item, Locale locale) {
    return new SyncHintView(
        row.id(),
        row.sync(),
        row.target(),
        row.key(),
        item == null || item.name().isEmpty() ? row.detail() : item.name(),
        item == null ? null : SyncPhotos.address(item, SyncPhotos.Side.WANTED, null),
        row.identityId(),
        person,
        row.why(),
        new SyncWords(locale).word("hint", row.why()),
        Told.in(row.detail(), locale),
        row.state(),
        row.askedAt());
  }
}

package dev.muster.console;

import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The items of plans, with what became of each in the ledger. */
final class SyncItemList {

  /** Of a placement: whose, and where. */
  private record Spot(String identityId, String directory) {}

  /**
   * A page as it is shown.
   *
   * @param previous whether there are items before these
   * @param next whether there are items after these
   */
  record Page(List<SyncItemView> items, boolean previous, boolean next) {}

  private final Store store;
  private final PeopleList people;
  private final Times times;

  SyncItemList(Store store, PeopleList people, Times times) {
    this.store = store;
    this.people = people;
    this.times = times;
  }

  Page page(
      SyncRunView run,
      SyncItemFilter filter,
      SyncItemPage.Bounds bounds,
      int limit,
      Locale locale) {
    SyncItemPage page = store.read(db -> SyncItemPage.read(db, run, filter, bounds, limit));
    return new Page(views(page.rows(), locale), page.previous(), page.next());
  }

  /** What the last plans said of a person, newest first. */
  List<SyncItemRow> of(String identityId, int limit) {
    return store.read(
        db ->
            db.sql(SyncItemRow.COLUMNS + "WHERE identity_id = ? ORDER BY id DESC LIMIT ?")
                .params(identityId, limit)
                .query(SyncItemRow::of)
                .list());
  }

  List<SyncItemView> views(List<SyncItemRow> items, Locale locale) {
    if (items.isEmpty()) {
      return List.of();
    }
    Map<String, PersonView> known =
        people.among(
            items.stream()
                .map(SyncItemRow::identityId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return store.read(
        db -> {
          Map<Long, SyncItemView.Row> rows = rows(db, items, locale);
          Map<Spot, SyncItemView.Placed> spots = placements(db, known, locale);
          return items.stream()
              .map(item -> SyncItemView.of(item, known(item, known, rows, spots), locale, times))
              .toList();
        });
  }

  private static SyncItemView.Known known(
      SyncItemRow item,
      Map<String, PersonView> people,
      Map<Long, SyncItemView.Row> rows,
      Map<Spot, SyncItemView.Placed> spots) {
    String id = item.identityId();
    return new SyncItemView.Known(
        id == null ? null : people.get(id),
        item.batchRow() == null ? null : rows.get(item.batchRow()),
        id == null ? null : spots.get(new Spot(id, item.target())));
  }

  private static Map<Long, SyncItemView.Row> rows(
      JdbcClient db, List<SyncItemRow> items, Locale locale) {
    Map<Long, SyncItemView.Row> rows = new HashMap<>();
    List<Long> ids =
        items.stream().map(SyncItemRow::batchRow).filter(Objects::nonNull).distinct().toList();
    if (!ids.isEmpty()) {
      db.sql("SELECT id, batch, state, reason, detail FROM batch_row WHERE id IN (:ids)")
          .param("ids", ids)
          .query(
              row -> {
                ReasonText reason = ReasonText.of(row.getString("reason"), locale);
                rows.put(
                    row.getLong("id"),
                    new SyncItemView.Row(
                        row.getLong("id"),
                        row.getString("batch"),
                        row.getString("state").toLowerCase(Locale.ROOT),
                        reason.code(),
                        reason.words(),
                        reason.advice(),
                        Rows.maybeTold(row, "detail", locale)));
              });
    }
    return rows;
  }

  private static Map<Spot, SyncItemView.Placed> placements(
      JdbcClient db, Map<String, PersonView> people, Locale locale) {
    Map<Spot, SyncItemView.Placed> spots = new HashMap<>();
    if (!people.isEmpty()) {
      db.sql(
              """
              SELECT identity_id, directory, state, reason, detail, attempts, next_at
              FROM placement WHERE identity_id IN (:ids)
              """)
          .param("ids", new ArrayList<>(people.keySet()))
          .query(
              row -> {
                String state = row.getString("state").toLowerCase(Locale.ROOT);
                ReasonText reason = ReasonText.of(row.getString("reason"), locale);
                boolean waits = state.equals("failed") || state.equals("pending");
                spots.put(
                    new Spot(row.getString("identity_id"), row.getString("directory")),
                    new SyncItemView.Placed(
                        state,
                        reason.code(),
                        reason.words(),
                        Rows.maybeTold(row, "detail", locale),
                        row.getInt("attempts"),
                        waits ? Rows.maybeTime(row, "next_at") : null));
              });
    }
    return spots;
  }
}

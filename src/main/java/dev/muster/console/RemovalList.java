package dev.muster.console;

import dev.muster.console.RemovalView.Erased;
import dev.muster.console.RemovalView.Place;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proofs of those who left or are leaving. */
final class RemovalList {

  private static final String COLUMNS =
      """
      SELECT m.id, m.identity_id, m.batch, m.requested_at, m.finished_at, m.photos, m.files,
        (SELECT count(*) FROM discard d WHERE d.removal = m.id) AS pending,
        CASE WHEN m.finished_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM person p WHERE p.identity_id = m.identity_id)
            AND EXISTS (SELECT 1 FROM sync_item i WHERE i.identity_id = m.identity_id AND i.found_photo IS NOT NULL)
          THEN 1 ELSE 0 END AS kept
      FROM removal m
      """;

  private final Store store;

  RemovalList(Store store) {
    this.store = store;
  }

  /**
   * Newest first.
   *
   * @param after the id of the last one seen; nothing before it is told again
   * @param person only the removals of this person; null for everybody's
   */
  Slice<RemovalView> slice(@Nullable Long after, @Nullable String person, int limit) {
    String only = person == null ? "" : " AND m.identity_id = ?";
    List<Object> parameters = new ArrayList<>();
    parameters.add(after == null ? Long.MAX_VALUE : after);
    if (person != null) {
      parameters.add(person);
    }
    parameters.add(limit);
    List<RemovalView> removals =
        store.read(
            db ->
                whole(
                    db,
                    db.sql(COLUMNS + "WHERE m.id < ?" + only + " ORDER BY m.id DESC LIMIT ?")
                        .params(parameters)
                        .query(RemovalList::row)
                        .list()));
    return Slice.of(removals, limit, one -> Long.toString(one.id()));
  }

  Optional<RemovalView> find(long id) {
    return store.read(
        db ->
            whole(db, db.sql(COLUMNS + "WHERE m.id = ?").param(id).query(RemovalList::row).list())
                .stream()
                .findFirst());
  }

  private static RemovalView row(ResultSet row, int n) throws SQLException {
    return new RemovalView(
        row.getLong("id"),
        row.getString("identity_id"),
        Rows.maybeText(row, "batch"),
        Rows.time(row, "requested_at"),
        Rows.maybeTime(row, "finished_at"),
        List.of(),
        List.of(),
        row.getInt("kept") == 1,
        new Erased(row.getLong("photos"), row.getLong("files"), row.getLong("pending")));
  }

  private static List<RemovalView> whole(JdbcClient db, List<RemovalView> removals) {
    if (removals.isEmpty()) {
      return removals;
    }
    Map<Long, List<Place>> places = new HashMap<>();
    db.sql(
            "SELECT removal, directory, removed_at, proof FROM removal_place WHERE removal IN (:ids)"
                + " ORDER BY removal, directory")
        .param("ids", removals.stream().map(RemovalView::id).toList())
        .query(
            row -> {
              places
                  .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                  .add(new Place(row.getString(2), Rows.time(row, "removed_at"), row.getString(4)));
            });
    return removals.stream()
        .map(
            one ->
                new RemovalView(
                    one.id(),
                    one.identityId(),
                    one.batch(),
                    one.requestedAt(),
                    one.finishedAt(),
                    places.getOrDefault(one.id(), List.of()),
                    one.finishedAt() == null ? waiting(db, one.identityId()) : List.of(),
                    one.kept(),
                    one.erased()))
        .toList();
  }

  private static List<String> waiting(JdbcClient db, String person) {
    return db.sql("SELECT directory FROM placement WHERE identity_id = ? ORDER BY directory")
        .param(person)
        .query(String.class)
        .list();
  }
}

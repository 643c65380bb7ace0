package dev.muster.console;

import dev.muster.roster.Person;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the roster as pages and callers see them. */
final class PeopleList {

  private static final String COLUMNS =
      "SELECT identity_id, name, type, permission_groups, photo, updated_at FROM person ";

  private record Row(
      String id, String name, String type, List<String> groups, String photo, Instant updatedAt) {

    static Row of(ResultSet row, int n) throws SQLException {
      return new Row(
          row.getString("identity_id"),
          row.getString("name"),
          row.getString("type").toLowerCase(Locale.ROOT),
          List.of(row.getString("permission_groups").split("\n")),
          "/pictures/" + row.getString("photo"),
          Rows.time(row, "updated_at"));
    }

    PersonView with(Map<String, Long> placements) {
      return new PersonView(id, name, type, groups, photo, updatedAt, placements);
    }
  }

  private final Store store;

  PeopleList(Store store) {
    this.store = store;
  }

  /** Those who came or changed last, newest first. */
  List<PersonView> latest(int limit) {
    return store.read(
        db ->
            counted(
                db,
                db.sql(COLUMNS + "ORDER BY updated_at DESC LIMIT ?")
                    .param(limit)
                    .query(Row::of)
                    .list()));
  }

  /** By person number. */
  Slice<PersonView> slice(String after, int limit) {
    List<PersonView> people =
        store.read(
            db ->
                counted(
                    db,
                    db.sql(COLUMNS + "WHERE identity_id > ? ORDER BY identity_id LIMIT ?")
                        .params(after, limit)
                        .query(Row::of)
                        .list()));
    return Slice.of(people, limit, PersonView::identityId);
  }

  /**
   * Those whose number or name holds the text, the best first: this very number, numbers that begin
   * like it, all others. Reads the whole roster.
   */
  List<PersonView> matching(String text, int limit) {
    String like = text.replaceAll("([%_!])", "!$1");
    return store.read(
        db ->
            counted(
                db,
                db.sql(
                        COLUMNS
                            + """
                            WHERE lower(identity_id) LIKE lower(?) ESCAPE '!' OR lower(name) LIKE lower(?) ESCAPE '!'
                            ORDER BY CASE WHEN identity_id = ? THEN 0
                              WHEN lower(identity_id) LIKE lower(?) ESCAPE '!' THEN 1 ELSE 2 END, identity_id
                            LIMIT ?
                            """)
                    .params("%" + like + "%", "%" + like + "%", text, like + "%", limit)
                    .query(Row::of)
                    .list()));
  }

  /** Those of these numbers who are on the roster, by number. */
  Map<String, PersonView> among(Collection<String> ids) {
    Map<String, PersonView> people = new HashMap<>();
    if (!ids.isEmpty()) {
      store
          .read(
              db ->
                  db.sql(COLUMNS + "WHERE identity_id IN (:ids)")
                      .param("ids", ids)
                      .query(Row::of)
                      .list())
          .forEach(row -> people.put(row.id(), row.with(Map.of())));
    }
    return people;
  }

  /**
   * Whether somebody is to leave.
   *
   * @param batch the batch that asks for it; empty when nobody asks
   */
  record Leaving(Optional<String> batch) {}

  /** Whether the person is to leave; empty when nobody has this number. */
  Optional<Leaving> leaving(String id) {
    return store.read(
        db ->
            db.sql(
                    """
                    SELECT b.id FROM person r LEFT JOIN batch b
                      ON b.id = r.leaving_batch AND r.leaving_at IS NOT NULL AND b.cancelled_at IS NULL
                    WHERE r.identity_id = ?
                    """)
                .param(id)
                .query((row, n) -> new Leaving(Optional.ofNullable(row.getString(1))))
                .optional());
  }

  /** The person with every directory. */
  Optional<PersonView.Whole> find(String id, Locale locale) {
    if (id.length() > Person.MAX_ID) {
      return Optional.empty();
    }
    return store.read(db -> new PersonFacts(db, id, locale).whole());
  }

  private static List<PersonView> counted(JdbcClient db, List<Row> people) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    if (!people.isEmpty()) {
      db.sql("SELECT identity_id, state FROM placement WHERE identity_id IN (:ids)")
          .param("ids", people.stream().map(Row::id).toList())
          .query(
              row -> {
                counts
                    .computeIfAbsent(row.getString(1), id -> new HashMap<>())
                    .merge(row.getString(2).toLowerCase(Locale.ROOT), 1L, Long::sum);
              });
    }
    return people.stream().map(row -> row.with(counts.getOrDefault(row.id(), Map.of()))).toList();
  }
}

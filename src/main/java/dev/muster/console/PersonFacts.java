package dev.muster.console;

import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything there is to tell of one person. */
record PersonFacts(JdbcClient db, String id, Locale locale) {

  /** Most steps of the history that are told. */
  static final int STEPS = 200;

  private record Row(Person person, @Nullable Instant leavingAt, Instant updatedAt) {

    static Row of(ResultSet row, int n) throws SQLException {
      return new Row(
          Roster.person(row, n), Rows.maybeTime(row, "leaving_at"), Rows.time(row, "updated_at"));
    }
  }

  private record Last(String batch, @Nullable String warning) {}

  Optional<PersonView.Whole> whole() {
    return db.sql(
            "SELECT "
                + Roster.COLUMNS
                + ", r.leaving_at, r.updated_at FROM person r WHERE r.identity_id = ?")
        .param(id)
        .query(Row::of)
        .optional()
        .map(this::whole);
  }

  private PersonView.Whole whole(Row row) {
    Person person = row.person();
    Optional<Last> last = last();
    return new PersonView.Whole(
        person.id(),
        person.name(),
        person.type().word(),
        List.copyOf(person.groups()),
        "/pictures/" + person.photo(),
        person.validity().from(),
        person.validity().to(),
        person.extra(),
        row.leavingAt(),
        last.map(Last::batch).orElse(null),
        row.updatedAt(),
        placements(),
        history(),
        SyncTrace.bringers(db, id),
        SyncTrace.mentions(db, id),
        WarningView.of(last.map(Last::warning).orElse(null), locale));
  }

  private List<PlacementView> placements() {
    return db.sql(
            "SELECT " + PlacementView.COLUMNS + " WHERE p.identity_id = ? ORDER BY p.directory")
        .param(id)
        .query((row, n) -> PlacementView.of(row, locale))
        .list();
  }

  List<HistoryView> history() {
    return db.sql(HistoryView.COLUMNS + "WHERE identity_id = ? ORDER BY id DESC LIMIT ?")
        .params(id, STEPS)
        .query((row, n) -> HistoryView.of(row, locale))
        .list();
  }

  /** The row that brought the person last; rows that were refused by us brought nobody. */
  private Optional<Last> last() {
    return db.sql(
            """
            SELECT batch, warning FROM batch_row WHERE identity_id = ? AND effect IS NOT NULL
              AND state <> 'CHECKED' ORDER BY id DESC LIMIT 1
            """)
        .param(id)
        .query((row, n) -> new Last(row.getString(1), row.getString(2)))
        .optional();
  }
}

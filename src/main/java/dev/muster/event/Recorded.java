package dev.muster.event;

import dev.muster.event.MatchEvent.Where;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored events, read again. */
final class Recorded {

  private static final String COLUMNS =
      """
      SELECT seq, id, box, device_id, device_name, device_address, identity_id, name, type, matched,
        score, similarity, occurred_at, generation FROM match_event
      """;

  private Recorded() {}

  /**
   * A stored event.
   *
   * @param seq its place in the order of arrival
   */
  record Row(long seq, MatchEvent event) {}

  /** Where the chosen events lie: the first and the last; empty when there are none. */
  record Range(long first, long last) {}

  static Range range(JdbcClient db, Selection selection) {
    return db.sql(
            "SELECT coalesce(min(seq), 0), coalesce(max(seq), -1) FROM match_event WHERE "
                + selection.condition())
        .params(selection.values())
        .query((row, n) -> new Range(row.getLong(1), row.getLong(2)))
        .single();
  }

  /** The first chosen events behind that one and up to the other, in the order of arrival. */
  static List<Row> chosen(JdbcClient db, Selection selection, long after, long through, int most) {
    List<Object> values = new ArrayList<>(List.of(after, through));
    values.addAll(selection.values());
    values.add(most);
    return db.sql(
            COLUMNS
                + " WHERE seq > ? AND seq <= ? AND "
                + selection.condition()
                + " ORDER BY seq LIMIT ?")
        .params(values)
        .query((row, n) -> new Row(row.getLong("seq"), event(row)))
        .list();
  }

  /** The last events before that one, newest first. */
  static List<Row> before(JdbcClient db, long seq, int most) {
    return db.sql(COLUMNS + " WHERE seq < ? ORDER BY seq DESC LIMIT ?")
        .params(seq, most)
        .query((row, n) -> new Row(row.getLong("seq"), event(row)))
        .list();
  }

  /** The canonical body of a stored event; empty when it is forgotten meanwhile. */
  static Optional<String> payload(JdbcClient db, long seq) {
    return db.sql("SELECT payload FROM match_event WHERE seq = ?")
        .param(seq)
        .query(String.class)
        .optional();
  }

  private static MatchEvent event(ResultSet row) throws SQLException {
    return new MatchEvent(
        row.getString("id"),
        row.getString("box"),
        new Where(
            row.getString("device_id"),
            row.getString("device_name"),
            row.getString("device_address")),
        row.getString("identity_id"),
        row.getString("name"),
        PersonType.valueOf(row.getString("type")),
        row.getInt("matched") == 1,
        row.getDouble("score"),
        row.getDouble("similarity"),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        row.getString("generation"));
  }

  /** The permission groups that the person has on the roster now. */
  static Set<String> groups(JdbcClient db, MatchEvent event) {
    String id = event.identityId();
    return id == null
        ? Set.of()
        : Roster.find(db, id).<Set<String>>map(Person::groups).orElse(Set.of());
  }
}

package dev.muster.sync;

import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import dev.muster.sync.Places.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Reads the roster, and what the ledger knows of a directory, some thousand people at a time. */
final class RollReader {

  private static final int PAGE = 5000;

  /** What the query says of somebody: they are to leave; their validity is over. */
  private static final int LEAVING = 1;

  private static final int OVER = 2;
  private static final List<String> STATES =
      List.of("PLACED", "PENDING", "FAILED", "REFUSED", "REMOVING");

  private final Store store;

  RollReader(Store store) {
    this.store = store;
  }

  /** The roster; nobody is wanted anywhere whose validity is over or who does not pass. */
  Roll roll(PeopleFilter filter, Instant now) {
    Roll roll = new Roll();
    String last = add(roll, "", now);
    while (!last.isEmpty()) {
      last = add(roll, last, now);
    }
    if (!filter.isAll()) {
      roll.wantOnly(passing(roll, filter));
    }
    return roll;
  }

  /** Adds the next some thousand people; the last of them, or nothing. */
  private String add(Roll roll, String after, Instant now) {
    ResultSetExtractor<String> adding = rows -> add(roll, rows);
    return store.read(
        db ->
            db.sql(
                    """
                    SELECT identity_id, name, permission_groups, version,
                      CASE WHEN leaving_at IS NULL THEN 0 ELSE 1 END
                        + CASE WHEN valid_to < ? THEN 2 ELSE 0 END
                    FROM person WHERE identity_id > ? ORDER BY identity_id LIMIT ?
                    """)
                .params(now.toEpochMilli(), after, PAGE)
                .query(adding));
  }

  private static String add(Roll roll, ResultSet rows) throws SQLException {
    String last = "";
    while (rows.next()) {
      last = rows.getString(1);
      int flags = rows.getInt(5);
      boolean wanted = (flags & OVER) == 0;
      boolean leaving = (flags & LEAVING) != 0;
      roll.add(last, rows.getString(2), rows.getString(3), rows.getString(4), wanted, leaving);
    }
    return last;
  }

  private List<Person> page(String after) {
    return store.read(
        db ->
            db.sql(
                    "SELECT "
                        + Roster.COLUMNS
                        + " FROM person r WHERE r.identity_id > ? ORDER BY r.identity_id LIMIT ?")
                .params(after, PAGE)
                .query(Roster::person)
                .list());
  }

  /** What the ledger knows of everybody at the directory. */
  Places places(Roll roll, String directory) {
    Places places = new Places(roll);
    for (String state : STATES) {
      each(directory, state, new Putting(roll, places, standing(state)));
    }
    return places;
  }

  private static Standing standing(String state) {
    return switch (state) {
      case "PLACED" -> Standing.PLACED;
      case "REFUSED" -> Standing.REFUSED;
      default -> Standing.UNDER_WAY;
    };
  }

  /** Puts placements in their places; they come in the order of the roll. */
  private static final class Putting implements Placed {

    private final Roll roll;
    private final Places places;
    private final Standing standing;
    private int last = -1;

    Putting(Roll roll, Places places, Standing standing) {
      this.roll = roll;
      this.places = places;
      this.standing = standing;
    }

    @Override
    public void take(String id, @Nullable String version) {
      int place = roll.find(id, last + 1);
      if (place >= 0) {
        places.put(place, standing, version);
        last = place;
      }
    }
  }

  /** Who of the roll passes the filter. */
  BitSet passing(Roll roll, PeopleFilter filter) {
    BitSet passing = new BitSet(roll.size());
    String after = "";
    List<Person> page = page(after);
    while (!page.isEmpty()) {
      for (Person one : page) {
        int place = filter.passes(one) ? roll.find(one.id()) : -1;
        if (place >= 0) {
          passing.set(place);
        }
      }
      after = page.get(page.size() - 1).id();
      page = page(after);
    }
    return passing;
  }

  /** Who was chosen for the directory by the list of a source before. */
  BitSet chosen(Roll roll, String directory) {
    BitSet chosen = new BitSet(roll.size());
    store
        .read(
            db ->
                db.sql("SELECT identity_id FROM sync_member WHERE directory = ?")
                    .param(directory)
                    .query(String.class)
                    .list())
        .forEach(
            id -> {
              int place = roll.find(id);
              if (place >= 0) {
                chosen.set(place);
              }
            });
    return chosen;
  }

  /** Who is being written to the directory, or removed from it, at the moment. */
  Set<String> beingWritten(String directory) {
    Set<String> ids = new HashSet<>();
    STATES.stream()
        .filter(state -> !state.equals("PLACED"))
        .forEach(state -> each(directory, state, (id, version) -> ids.add(id)));
    return ids;
  }

  /** Takes a placement with the version that stands there. */
  private interface Placed {
    void take(String id, @Nullable String version);
  }

  private void each(String directory, String state, Placed each) {
    String last = each(directory, state, "", each);
    while (!last.isEmpty()) {
      last = each(directory, state, last, each);
    }
  }

  /** Hands over the next some thousand placements; the number of the last, or nothing. */
  private String each(String directory, String state, String after, Placed each) {
    ResultSetExtractor<String> handing =
        rows -> {
          String last = "";
          while (rows.next()) {
            last = rows.getString(1);
            each.take(last, rows.getString(2));
          }
          return last;
        };
    return store.read(
        db ->
            db.sql(
                    """
                    SELECT identity_id, placed_version FROM placement
                    WHERE directory = ? AND state = ? AND identity_id > ? ORDER BY identity_id LIMIT ?
                    """)
                .params(directory, state, after, PAGE)
                .query(handing));
  }
}

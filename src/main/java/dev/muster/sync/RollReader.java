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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the roster, and what the ledger knows of a directory, some thousand people at a time. */
final class RollReader {

  private static final int PAGE = 5000;
  private static final List<String> STATES =
      List.of("PLACED", "PENDING", "FAILED", "REFUSED", "REMOVING");

  private final Store store;

  RollReader(Store store) {
    this.store = store;
  }

  private record Listed(Person person, boolean leaving) {}

  /** The roster; nobody whose validity is over is wanted anywhere. */
  Roll roll(Predicate<Person> wanted, Instant now) {
    Roll roll = new Roll();
    String after = "";
    List<Listed> page = page(after);
    while (!page.isEmpty()) {
      for (Listed one : page) {
        Person person = one.person();
        boolean counts = !person.validity().isOver(now) && wanted.test(person);
        roll.add(person, counts, one.leaving());
      }
      after = page.get(page.size() - 1).person().id();
      page = page(after);
    }
    return roll;
  }

  private List<Listed> page(String after) {
    return store.read(
        db ->
            db.sql(
                    "SELECT "
                        + Roster.COLUMNS
                        + ", r.leaving_at FROM person r WHERE r.identity_id > ? ORDER BY r.identity_id LIMIT ?")
                .params(after, PAGE)
                .query(RollReader::listed)
                .list());
  }

  private static Listed listed(ResultSet row, int n) throws SQLException {
    return new Listed(Roster.person(row, n), row.getObject("leaving_at") != null);
  }

  /** What the ledger knows of everybody at the directory. */
  Places places(Roll roll, String directory) {
    Places places = new Places(roll);
    for (String state : STATES) {
      Standing standing = state.equals("PLACED") ? Standing.PLACED : Standing.UNDER_WAY;
      each(directory, state, one -> put(roll, places, one, standing));
    }
    return places;
  }

  private static void put(Roll roll, Places places, Placed one, Standing standing) {
    int place = roll.find(one.id());
    if (place >= 0) {
      places.put(place, standing, one.version());
    }
  }

  /** Who of the roll passes the filter. */
  BitSet passing(Roll roll, PeopleFilter filter) {
    BitSet passing = new BitSet(roll.size());
    String after = "";
    List<Listed> page = page(after);
    while (!page.isEmpty()) {
      for (Listed one : page) {
        int place = filter.passes(one.person()) ? roll.find(one.person().id()) : -1;
        if (place >= 0) {
          passing.set(place);
        }
      }
      after = page.get(page.size() - 1).person().id();
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
        .forEach(state -> each(directory, state, one -> ids.add(one.id())));
    return ids;
  }

  private record Placed(String id, @Nullable String version) {}

  private void each(String directory, String state, java.util.function.Consumer<Placed> each) {
    String after = "";
    List<Placed> page = placed(directory, state, after);
    while (!page.isEmpty()) {
      page.forEach(each);
      after = page.get(page.size() - 1).id();
      page = placed(directory, state, after);
    }
  }

  private List<Placed> placed(String directory, String state, String after) {
    return store.read(
        db ->
            db.sql(
                    """
                    SELECT identity_id, placed_version FROM placement
                    WHERE directory = ? AND state = ? AND identity_id > ? ORDER BY identity_id LIMIT ?
                    """)
                .params(directory, state, after, PAGE)
                .query((row, n) -> new Placed(row.getString(1), row.getString(2)))
                .list());
  }
}

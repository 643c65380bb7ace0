package dev.muster.console;

import dev.muster.directory.Directories;
import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is where, and who is not: by state, those that need a person first, then by directory and
 * person. Every part is one range of an index, however many people there are.
 */
final class PlacementList {

  private final Store store;
  private final Directories configured;
  private final Census census;

  PlacementList(Store store, Directories configured, Census census) {
    this.store = store;
    this.configured = configured;
    this.census = census;
  }

  /** One range: all placements of a directory in one state, after a person. */
  private record Range(PlacementState state, String directory, String after) {

    List<PlacementView> read(JdbcClient db, int limit, Locale locale) {
      return db.sql(
              "SELECT "
                  + PlacementView.COLUMNS
                  + " WHERE p.directory = ? AND p.state = ? AND p.identity_id > ?"
                  + " ORDER BY p.identity_id LIMIT ?")
          .params(directory, state.name(), after, limit)
          .query((row, n) -> PlacementView.of(row, locale))
          .list();
    }
  }

  /** The directories of the configuration and those that people are still on. */
  SortedSet<String> directories() {
    SortedSet<String> all = new TreeSet<>(configured.names());
    all.addAll(census.figures().placements().keySet());
    return all;
  }

  /**
   * @param after {@code state/directory/person} of the last item of the slice before; empty at the
   *     beginning
   */
  Slice<PlacementView> slice(
      Set<PlacementState> states,
      @Nullable String directory,
      String after,
      int limit,
      Locale locale) {
    List<Range> ranges = from(ranges(states, directory), after);
    List<PlacementView> items = new ArrayList<>();
    for (Range range : ranges) {
      if (items.size() < limit) {
        items.addAll(store.read(db -> range.read(db, limit - items.size(), locale)));
      }
    }
    return Slice.of(
        items,
        limit,
        last -> last.state().word() + "/" + last.directory() + "/" + last.identityId());
  }

  private List<Range> ranges(Set<PlacementState> states, @Nullable String directory) {
    List<Range> ranges = new ArrayList<>();
    for (PlacementState each : PlacementState.values()) {
      for (String one : directories()) {
        if (states.contains(each) && (directory == null || directory.equals(one))) {
          ranges.add(new Range(each, one, ""));
        }
      }
    }
    return ranges;
  }

  private static List<Range> from(List<Range> ranges, String after) {
    if (after.isEmpty()) {
      return ranges;
    }
    String[] parts = after.split("/", 3);
    for (int i = 0; i < ranges.size() && parts.length == 3; i++) {
      Range range = ranges.get(i);
      if (range.state().word().equals(parts[0]) && range.directory().equals(parts[1])) {
        List<Range> rest = new ArrayList<>(ranges.subList(i, ranges.size()));
        rest.set(0, new Range(range.state(), range.directory(), parts[2]));
        return rest;
      }
    }
    throw new BadParameter(
        "after", "after is \"" + after + "\"; allowed is the value of next of the answer before");
  }
}

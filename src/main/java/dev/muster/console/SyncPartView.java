package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.call.Told;
import dev.muster.sync.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One target of a run.
 *
 * @param listed how many it listed; so far, while it is being listed
 * @param wanted how many are to stand there
 * @param changes how many of each change are planned, those that are none left out
 * @param underWay whose placements are on their way already: no drift
 * @param trips why a guard stopped it
 * @param trouble why it could not be listed or compared
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SyncPartView(
    String target,
    String state,
    long listed,
    long wanted,
    Map<String, Long> changes,
    long unchanged,
    long underWay,
    long calls,
    long millis,
    List<TripView> trips,
    @Nullable String trouble) {

  static final String COLUMNS =
      "SELECT run, target, state, listed, wanted, adds, updates, removes, waits, adopts, reports,"
          + " conflicts, setups, links, unchanged, under_way, calls, millis, trips, trouble"
          + " FROM sync_part ";

  private static final Map<Change, String> COUNTED = new EnumMap<>(Change.class);

  static {
    COUNTED.put(Change.CONFLICT, "conflicts");
    COUNTED.put(Change.REMOVE, "removes");
    COUNTED.put(Change.WAIT, "waits");
    COUNTED.put(Change.ADOPT, "adopts");
    COUNTED.put(Change.REPORT, "reports");
    COUNTED.put(Change.UPDATE, "updates");
    COUNTED.put(Change.ADD, "adds");
    COUNTED.put(Change.SETUP, "setups");
    COUNTED.put(Change.LINK, "links");
  }

  /** All changes, those first that somebody has to look at. */
  static final List<Change> ORDER =
      List.of(
          Change.CONFLICT,
          Change.REMOVE,
          Change.WAIT,
          Change.ADOPT,
          Change.REPORT,
          Change.UPDATE,
          Change.ADD,
          Change.SETUP,
          Change.LINK);

  /** Those of the targets whose lists could not be read. */
  static List<String> failed(List<SyncPartView> parts) {
    return parts.stream()
        .filter(part -> part.state().equals("failed"))
        .map(SyncPartView::target)
        .toList();
  }

  static SyncPartView of(ResultSet row, Locale locale) throws SQLException {
    Map<String, Long> changes = new LinkedHashMap<>();
    for (Change change : ORDER) {
      long many = row.getLong(COUNTED.get(change));
      if (many > 0) {
        changes.put(change.word(), many);
      }
    }
    String trouble = row.getString("trouble");
    String target = row.getString("target");
    return new SyncPartView(
        target,
        row.getString("state").toLowerCase(Locale.ROOT),
        row.getLong("listed"),
        row.getLong("wanted"),
        changes,
        row.getLong("unchanged"),
        row.getLong("under_way"),
        row.getLong("calls"),
        row.getLong("millis"),
        TripView.of(row.getString("trips"), target, locale),
        trouble.isEmpty() ? null : Told.in(trouble, locale));
  }

  /** How many leave the target, at once or when their grace is over. */
  public long leaving() {
    return of(Change.REMOVE) + of(Change.WAIT);
  }

  public long of(Change change) {
    return changes.getOrDefault(change.word(), 0L);
  }

  /** How long it took in seconds, to a tenth. */
  public String seconds() {
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }
}

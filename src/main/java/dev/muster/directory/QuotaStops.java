package dev.muster.directory;

import dev.muster.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which interfaces of which directories are not called because their calls are used up, and until
 * when. Kept in rows, so that a restart does not ask in vain.
 */
public final class QuotaStops {

  /**
   * @param operation the interface of the directory
   * @param why in the directory's own words
   */
  public record Stop(String directory, String operation, Instant until, String why) {}

  private record Key(String directory, String operation) {}

  private final Store store;
  private final Clock clock;
  private final Map<Key, Stop> stops = new ConcurrentHashMap<>();

  public QuotaStops(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    store.read(QuotaStops::kept).forEach(one -> stops.put(key(one), one));
  }

  private static List<Stop> kept(JdbcClient db) {
    return db.sql("SELECT directory, operation, until_at, why FROM quota_stop")
        .query(
            (row, n) ->
                new Stop(
                    row.getString("directory"),
                    row.getString("operation"),
                    Instant.ofEpochMilli(row.getLong("until_at")),
                    row.getString("why")))
        .list();
  }

  /** Nobody calls the interface until then; one that is stopped already stays so for as long. */
  public void stop(Stop stop) {
    Stop before = stops.put(key(stop), stop);
    if (stop.equals(before)) {
      return;
    }
    store.write(
        db ->
            db.sql(
                    """
                    INSERT INTO quota_stop (directory, operation, until_at, why) VALUES (?, ?, ?, ?)
                    ON CONFLICT (directory, operation) DO UPDATE SET until_at = excluded.until_at,
                      why = excluded.why
                    """)
                .params(stop.directory(), stop.operation(), stop.until().toEpochMilli(), stop.why())
                .update());
  }

  /** The stop that holds now; one that is over holds no more. */
  public Optional<Stop> find(String directory, String operation) {
    return Optional.ofNullable(stops.get(new Key(directory, operation))).filter(this::holds);
  }

  /** Those that hold now. */
  public List<Stop> of(String directory) {
    return stops.values().stream()
        .filter(stop -> stop.directory().equals(directory) && holds(stop))
        .sorted(Comparator.comparing(Stop::operation))
        .toList();
  }

  private boolean holds(Stop stop) {
    return clock.instant().isBefore(stop.until());
  }

  private static Key key(Stop stop) {
    return new Key(stop.directory(), stop.operation());
  }
}

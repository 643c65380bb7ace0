package dev.muster.console;

import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many of everything there are. Counting reads whole indexes, so the figures are shared by all
 * pages, callers and scrapes and are up to a second old, older when counting takes long: it may
 * never take more than a twentieth of one processor.
 */
final class Census {

  private static final long SHORTEST_AGE = 1000;
  private static final int SHARE = 20;
  private static final long LATELY = 60_000;

  /**
   * The figures of one moment; states are lower-case words.
   *
   * @param placements by directory and state
   * @param deliveries by subscriber and state
   * @param placedLately by directory, how many people were placed or removed in the last minute
   * @param waitingSince when the oldest event came in that a subscriber still waits for
   */
  record Figures(
      long people,
      long events,
      Map<String, Map<String, Long>> placements,
      Map<String, Map<String, Long>> deliveries,
      Map<String, Long> placedLately,
      Map<String, Instant> waitingSince) {

    Map<String, Long> placementsOf(String directory) {
      return placements.getOrDefault(directory, Map.of());
    }

    Map<String, Long> deliveriesOf(String subscriber) {
      return deliveries.getOrDefault(subscriber, Map.of());
    }

    /** All directories together. */
    Map<String, Long> placementsByState() {
      Map<String, Long> all = new LinkedHashMap<>();
      placements.values().forEach(one -> one.forEach((k, n) -> all.merge(k, n, Long::sum)));
      return all;
    }
  }

  private final Store store;
  private final Clock clock;
  private @Nullable Figures figures;
  private long validUntil;

  Census(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  synchronized Figures figures() {
    long start = clock.millis();
    Figures known = figures;
    if (known != null && start < validUntil) {
      return known;
    }
    Figures fresh = store.read(db -> count(db, start - LATELY));
    figures = fresh;
    long end = clock.millis();
    validUntil = end + Math.max(SHORTEST_AGE, SHARE * (end - start));
    return fresh;
  }

  private static Figures count(JdbcClient db, long lately) {
    return new Figures(
        Roster.count(db),
        db.sql("SELECT count(*) FROM match_event").query(Long.class).single(),
        byState(db, "SELECT directory, state, count(*) FROM placement GROUP BY directory, state"),
        byState(db, "SELECT subscriber, state, count(*) FROM delivery GROUP BY subscriber, state"),
        placedLately(db, lately),
        waitingSince(db));
  }

  private static Map<String, Map<String, Long>> byState(JdbcClient db, String sql) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    db.sql(sql)
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getString(1), name -> new HashMap<>())
                  .put(row.getString(2).toLowerCase(Locale.ROOT), row.getLong(3));
            });
    return counts;
  }

  private static Map<String, Long> placedLately(JdbcClient db, long since) {
    Map<String, Long> counts = new HashMap<>();
    db.sql(
            """
            SELECT directory, count(*) FROM history
            WHERE at > ? AND directory IS NOT NULL AND what IN ('PLACED', 'REMOVED') GROUP BY directory
            """)
        .param(since)
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  private static Map<String, Instant> waitingSince(JdbcClient db) {
    Map<String, Instant> oldest = new HashMap<>();
    db.sql(
            """
            SELECT d.subscriber, e.received_at
            FROM (SELECT min(id) AS id FROM delivery WHERE state = 'PENDING' GROUP BY subscriber) m
              JOIN delivery d ON d.id = m.id JOIN match_event e ON e.seq = d.event_seq
            """)
        .query(
            row -> {
              oldest.put(row.getString(1), Rows.time(row, "received_at"));
            });
    return oldest;
  }
}

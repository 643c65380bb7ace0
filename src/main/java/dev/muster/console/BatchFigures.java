package dev.muster.console;

import dev.muster.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a batch stands on each directory, and how many of its rows failed for which reason. Counting
 * reads every placement of the batch, so the figures are shared by all readers and are up to a
 * second old, older when counting takes long: at most a twentieth of one processor.
 */
final class BatchFigures {

  private static final long SHORTEST_AGE = 1000;
  private static final int SHARE = 20;
  private static final int REMEMBERED = 20;

  /**
   * The figures of one moment.
   *
   * @param coverage directory, then state, then how many people
   * @param reasons code, then how many rows, the most frequent first
   */
  record Figures(Map<String, Map<String, Long>> coverage, Map<String, Long> reasons) {}

  private record Known(Figures figures, long validUntil) {}

  private final Store store;
  private final Clock clock;
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > REMEMBERED;
        }
      };

  BatchFigures(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  synchronized Figures of(String batch) {
    long start = clock.millis();
    Known one = known.get(batch);
    if (one != null && start < one.validUntil()) {
      return one.figures();
    }
    Figures figures = store.read(db -> new Figures(coverage(db, batch), reasons(db, batch)));
    long end = clock.millis();
    known.put(batch, new Known(figures, end + Math.max(SHORTEST_AGE, SHARE * (end - start))));
    return figures;
  }

  private static Map<String, Map<String, Long>> coverage(JdbcClient db, String batch) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    db.sql(
            "SELECT directory, state, count(*) FROM placement WHERE batch = ? GROUP BY directory, state")
        .param(batch)
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getString(1), name -> new TreeMap<>())
                  .put(row.getString(2).toLowerCase(Locale.ROOT), row.getLong(3));
            });
    return counts;
  }

  private static Map<String, Long> reasons(JdbcClient db, String batch) {
    Map<String, Long> counts = new LinkedHashMap<>();
    db.sql(
            """
            SELECT reason, count(*) AS many FROM batch_row
            WHERE batch = ? AND state IN ('REFUSED', 'HELD') AND reason IS NOT NULL
            GROUP BY reason ORDER BY many DESC, reason
            """)
        .param(batch)
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }
}

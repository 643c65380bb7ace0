package dev.muster.console;

import dev.muster.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many tries to deliver have failed since the start, on all instances that share the store. A
 * look reads only the rows that came after the last one, at most so many of them; the next look
 * counts the rest.
 */
final class FailedTries {

  private static final int MOST_ROWS = 50_000;
  private static final long SHORTEST_AGE = 1000;

  static final String LOOK =
      """
      SELECT d.subscriber, count(*), max(a.id)
      FROM (SELECT id, delivery FROM attempt WHERE id > ? ORDER BY id LIMIT ?) a
        JOIN delivery d ON d.id = a.delivery GROUP BY d.subscriber
      """;

  private final Store store;
  private final Clock clock;
  private final Map<String, Long> counted = new HashMap<>();
  private long last;
  private long validUntil;

  FailedTries(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.last =
        store.read(
            db -> db.sql("SELECT coalesce(max(id), 0) FROM attempt").query(Long.class).single());
  }

  /** Those of one subscriber. */
  synchronized long of(String subscriber) {
    if (clock.millis() >= validUntil) {
      last = store.read(db -> count(db, last));
      validUntil = clock.millis() + SHORTEST_AGE;
    }
    return counted.getOrDefault(subscriber, 0L);
  }

  private long count(JdbcClient db, long after) {
    long[] through = {after};
    db.sql(LOOK)
        .params(after, MOST_ROWS)
        .query(
            row -> {
              counted.merge(row.getString(1), row.getLong(2), Long::sum);
              through[0] = Math.max(through[0], row.getLong(3));
            });
    return through[0];
  }
}

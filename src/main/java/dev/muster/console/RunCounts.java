package dev.muster.console;

import dev.muster.store.Store;
import dev.muster.sync.RunState;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many runs have come into each state since the start, on all instances that share the store. A
 * look reads only the runs that are new or were still under way or waiting at the last one.
 */
final class RunCounts {

  private static final long SHORTEST_AGE = 1000;

  private record Key(String sync, RunState state) {}

  private final Store store;
  private final Clock clock;
  private final Map<Key, Long> counted = new HashMap<>();
  private final TreeMap<Long, RunState> unsettled = new TreeMap<>();
  private long last;
  private long validUntil;

  RunCounts(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.last =
        store.read(
            db -> db.sql("SELECT coalesce(max(id), 0) FROM sync_run").query(Long.class).single());
    store.read(
        db -> {
          db.sql(
                  "SELECT id, state FROM sync_run WHERE state IN ('ASKED', 'APPROVED', 'PLANNED', 'TRIPPED')")
              .query(
                  row -> {
                    unsettled.put(row.getLong(1), RunState.valueOf(row.getString(2)));
                  });
          return unsettled.size();
        });
  }

  synchronized long of(String sync, RunState state) {
    if (clock.millis() >= validUntil) {
      store.read(this::look);
      validUntil = clock.millis() + SHORTEST_AGE;
    }
    return counted.getOrDefault(new Key(sync, state), 0L);
  }

  private long look(JdbcClient db) {
    long from = unsettled.isEmpty() ? last : Math.min(last, unsettled.firstKey() - 1);
    db.sql("SELECT id, sync, state FROM sync_run WHERE id > ? ORDER BY id")
        .param(from)
        .query(
            row -> {
              see(row.getLong(1), row.getString(2), RunState.valueOf(row.getString(3)));
            });
    return last;
  }

  private void see(long id, String sync, RunState state) {
    boolean fresh = id > last;
    if (!fresh && unsettled.get(id) == state || !fresh && !unsettled.containsKey(id)) {
      return;
    }
    last = Math.max(last, id);
    counted.merge(new Key(sync, state), 1L, Long::sum);
    if (state.isWaiting() || state.isUnderWay()) {
      unsettled.put(id, state);
    } else {
      unsettled.remove(id);
    }
  }
}

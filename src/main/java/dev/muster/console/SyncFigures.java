package dev.muster.console;

import dev.muster.store.Store;
import dev.muster.sync.ItemState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the syncs stand. The figures are shared by all pages, callers and scrapes and are up to a
 * second old, older when reading takes long: at most a twentieth of one processor.
 */
final class SyncFigures {

  private static final long SHORTEST_AGE = 1000;
  private static final int SHARE = 20;

  /** How far back the last good run of a directory is looked for, in runs of all syncs. */
  private static final int RUNS = 2000;

  /**
   * A sync.
   *
   * @param last the id of its last run
   * @param changes how many of each change its last plan held
   * @param goodAt when its last good run ended: every list was read, and its plan was carried out,
   *     or there was nothing to do
   */
  record Standing(@Nullable Long last, Map<String, Long> changes, @Nullable Instant goodAt) {

    static final Standing NEVER = new Standing(null, Map.of(), null);
  }

  /**
   * The figures of one moment.
   *
   * @param syncs by name
   * @param waiting the ids of the runs that wait for somebody
   * @param good by directory, when the last good run that compared it ended
   */
  record Figures(
      Map<String, Standing> syncs, List<Long> waiting, Map<String, Instant> good, long hints) {

    Standing of(String sync) {
      return syncs.getOrDefault(sync, Standing.NEVER);
    }
  }

  private record Counted(Map<String, Long> items, long validUntil) {}

  private final Store store;
  private final SyncDesk desk;
  private final Clock clock;
  private final Instant begun;
  private final Map<Long, Counted> counted =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Counted> eldest) {
          return size() > SHARE;
        }
      };
  private @Nullable Figures figures;
  private long validUntil;

  SyncFigures(Store store, SyncDesk desk, Clock clock) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
    this.begun = clock.instant();
  }

  synchronized Figures figures() {
    long start = clock.millis();
    Figures known = figures;
    if (known != null && start < validUntil) {
      return known;
    }
    Figures fresh = store.read(this::read);
    figures = fresh;
    validUntil = until(start);
    return fresh;
  }

  /** How many items of a run there are in each state; lower-case words. */
  synchronized Map<String, Long> items(long run) {
    long start = clock.millis();
    Counted known = counted.get(run);
    if (known != null && start < known.validUntil()) {
      return known.items();
    }
    Map<String, Long> fresh = store.read(db -> count(db, run));
    counted.put(run, new Counted(fresh, until(start)));
    return fresh;
  }

  /** What was read before is read anew: somebody has changed something. */
  synchronized void forget() {
    validUntil = 0;
    counted.clear();
  }

  /** Whether no run has been good for longer than the sync allows, seen from when we began. */
  boolean isOverdue(SyncDesk.Known sync) {
    Duration allowed = sync.overdue();
    if (allowed == null) {
      return false;
    }
    Instant good = figures().of(sync.name()).goodAt();
    return (good == null ? begun : good).plus(allowed).isBefore(clock.instant());
  }

  private long until(long start) {
    long end = clock.millis();
    return end + Math.max(SHORTEST_AGE, SHARE * (end - start));
  }

  private Figures read(JdbcClient db) {
    Map<String, Standing> syncs = new HashMap<>();
    desk.all().forEach(sync -> syncs.put(sync.name(), standing(db, sync.name())));
    List<Long> waiting =
        db.sql("SELECT id FROM sync_run WHERE state IN ('PLANNED', 'TRIPPED') ORDER BY id DESC")
            .query(Long.class)
            .list();
    long hints =
        db.sql("SELECT count(*) FROM sync_hint WHERE state = 'OPEN'").query(Long.class).single();
    return new Figures(syncs, new ArrayList<>(waiting), good(db), hints);
  }

  private static Standing standing(JdbcClient db, String sync) {
    Long last =
        db.sql("SELECT max(id) FROM sync_run WHERE sync = ?")
            .param(sync)
            .query(Long.class)
            .optional()
            .orElse(null);
    Map<String, Long> changes = new HashMap<>();
    db.sql(
            SyncPartView.COLUMNS
                + """
                WHERE run = (SELECT max(id) FROM sync_run WHERE sync = ? AND planned_at IS NOT NULL)
                """)
        .param(sync)
        .query((row, n) -> SyncPartView.of(row, Locale.ENGLISH))
        .list()
        .forEach(part -> part.changes().forEach((k, many) -> changes.merge(k, many, Long::sum)));
    return new Standing(
        last,
        changes,
        db.sql(
                """
                SELECT finished_at FROM sync_run r WHERE sync = ? AND state = 'DONE' AND undoes IS NULL
                  AND finished_at IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM sync_part p WHERE p.run = r.id AND p.trouble <> '')
                ORDER BY id DESC LIMIT 1
                """)
            .param(sync)
            .query(Long.class)
            .optional()
            .map(Instant::ofEpochMilli)
            .orElse(null));
  }

  private static Map<String, Instant> good(JdbcClient db) {
    Map<String, Instant> good = new HashMap<>();
    db.sql(
            """
            SELECT p.target, max(r.finished_at) FROM
              (SELECT id, state, undoes, finished_at FROM sync_run ORDER BY id DESC LIMIT ?) r
              JOIN sync_part p ON p.run = r.id
            WHERE r.state = 'DONE' AND r.undoes IS NULL AND r.finished_at IS NOT NULL
              AND p.trouble = '' GROUP BY p.target
            """)
        .param(RUNS)
        .query(
            row -> {
              good.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
            });
    return good;
  }

  private static Map<String, Long> count(JdbcClient db, long run) {
    Map<String, Long> found = new HashMap<>();
    db.sql("SELECT state, count(*) FROM sync_item WHERE run = ? GROUP BY state")
        .param(run)
        .query(
            row -> {
              found.put(row.getString(1), row.getLong(2));
            });
    Map<String, Long> items = new LinkedHashMap<>();
    for (ItemState state : ItemState.values()) {
      if (found.containsKey(state.name())) {
        items.put(state.name().toLowerCase(Locale.ROOT), found.get(state.name()));
      }
    }
    return items;
  }
}

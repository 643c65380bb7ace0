package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Pins;
import dev.muster.store.Store;
import dev.muster.sync.Sync;
import dev.muster.sync.Syncs;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets, little by little, what was kept to take runs back once they cannot be any more, with the
 * photos that nobody else needs; and runs that are too old, but for the last good one of a sync.
 */
public final class SyncPurge {

  private static final int AT_ONCE = 500;
  private static final int STEPS = 20;

  private final Store store;
  private final Syncs syncs;
  private final Duration kept;
  private final Clock clock;
  private final Set<Long> cleared = new HashSet<>();

  /**
   * @param kept how long runs are told of
   */
  SyncPurge(Store store, Syncs syncs, Duration kept, Clock clock) {
    this.store = store;
    this.syncs = syncs;
    this.kept = kept;
    this.clock = clock;
  }

  private record Ended(long run, String sync, boolean did, long finishedAt) {}

  private record Image(long id, @Nullable String photo) {}

  /** Returns how many changes were forgotten, or what was kept for them. */
  public synchronized int purge() {
    int gone = 0;
    for (Ended run : store.read(SyncPurge::ended)) {
      if (gone < STEPS * AT_ONCE && !cleared.contains(run.run()) && isOver(run)) {
        int images = clear(run.run());
        gone += images;
        if (images == 0) {
          cleared.add(run.run());
        }
      }
    }
    return gone + forgetOld();
  }

  private static List<Ended> ended(JdbcClient db) {
    return db.sql(
            "SELECT id, sync, state, finished_at FROM sync_run WHERE finished_at IS NOT NULL ORDER BY id")
        .query(
            (row, n) ->
                new Ended(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3).equals("DONE"),
                    row.getLong(4)))
        .list();
  }

  /** What came to nothing cannot be taken back, and a sync that is gone takes nothing back. */
  private boolean isOver(Ended run) {
    Duration undo = syncs.find(run.sync()).map(Sync::undo).orElse(Duration.ZERO);
    return !run.did() || run.finishedAt() + undo.toMillis() <= clock.millis();
  }

  private int clear(long run) {
    int gone = 0;
    int some = AT_ONCE;
    for (int step = 0; step < STEPS && some == AT_ONCE; step++) {
      some = store.write(db -> clearSome(db, run));
      gone += some;
    }
    return gone;
  }

  private static int clearSome(JdbcClient db, long run) {
    List<Image> images =
        db.sql(
                """
                SELECT id, found_photo FROM sync_item WHERE run = ? AND state <> 'READY'
                  AND (found IS NOT NULL OR found_photo IS NOT NULL OR wanted IS NOT NULL)
                ORDER BY id LIMIT ?
                """)
            .params(run, AT_ONCE)
            .query((row, n) -> new Image(row.getLong(1), row.getString(2)))
            .list();
    images.forEach(
        one ->
            db.sql(
                    """
                    UPDATE sync_item SET found = NULL, found_photo = NULL, wanted = NULL,
                      name = CASE WHEN change = 'REMOVE' THEN '' ELSE name END WHERE id = ?
                    """)
                .param(one.id())
                .update());
    Pins.letGo(db, images.stream().map(Image::photo).filter(Objects::nonNull).distinct().toList());
    return images.size();
  }

  private int forgetOld() {
    long before = clock.millis() - kept.toMillis();
    List<Long> old =
        store.read(
            db ->
                db.sql(
                        """
                        SELECT id FROM sync_run r WHERE finished_at < ? AND id NOT IN
                          (SELECT max(id) FROM sync_run WHERE state = 'DONE' GROUP BY sync)
                        ORDER BY id LIMIT ?
                        """)
                    .params(before, STEPS)
                    .query(Long.class)
                    .list());
    return old.stream().filter(this::isCleared).mapToInt(this::forget).sum();
  }

  /** Its photos were let go of first. */
  private boolean isCleared(long run) {
    return cleared.contains(run);
  }

  private int forget(long run) {
    int gone = 0;
    int some = AT_ONCE;
    while (some == AT_ONCE) {
      some =
          store.write(
              db ->
                  db.sql(
                          "DELETE FROM sync_item WHERE id IN (SELECT id FROM sync_item WHERE run = ? LIMIT ?)")
                      .params(run, AT_ONCE)
                      .update());
      gone += some;
    }
    store.write(
        db -> {
          db.sql("DELETE FROM sync_part WHERE run = ?").param(run).update();
          return db.sql("DELETE FROM sync_run WHERE id = ?").param(run).update();
        });
    return gone;
  }
}

package dev.muster.sync;

import dev.muster.directory.ListedPerson;
import dev.muster.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges people who stand on a directory and are not to: ours who are left behind leave, others are
 * reported, adopted or removed as the sync says, and whoever leaves waits for the end of their
 * grace. Asks the store for some hundred at a time.
 */
final class Departures {

  private static final int AT_ONCE = 200;

  private final Store store;
  private final Sync sync;
  private final String target;
  private final Roll roll;
  private final long now;
  private final Consumer<Draft> drafts;
  private final List<ListedPerson> outsiders = new ArrayList<>();
  private final List<Draft> leaving = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /**
   * @param drafts takes what is to be done
   */
  Departures(Store store, Sync sync, String target, Roll roll, long now, Consumer<Draft> drafts) {
    this.store = store;
    this.sync = sync;
    this.target = target;
    this.roll = roll;
    this.now = now;
    this.drafts = drafts;
  }

  /** Somebody of the roster who is not to stand there. */
  void unwanted(ListedPerson one, String id) {
    leave(Draft.of(Change.REMOVE, one.key(), id, "").found(Texts.of(one), null));
  }

  /** Somebody who is not of the roster; a page that comes twice tells nothing new. */
  boolean outsider(ListedPerson one) {
    if (!known.add(one.key())) {
      return false;
    }
    outsiders.add(one);
    if (outsiders.size() == AT_ONCE) {
      judge();
    }
    return true;
  }

  /** Judges who is left. */
  void end() {
    judge();
    grace();
  }

  private void judge() {
    Set<String> ours = leftBehind(outsiders.stream().map(ListedPerson::id).toList());
    for (ListedPerson one : outsiders) {
      int alike = one.id().isEmpty() ? -1 : roll.findAlike(one.id());
      if (alike >= 0) {
        drafts.accept(alike(one, roll.id(alike)));
      } else if (ours.contains(one.id())) {
        leave(outsider(Change.REMOVE, one));
      } else {
        stranger(one);
      }
    }
    outsiders.clear();
  }

  private static Draft alike(ListedPerson one, String id) {
    return Draft.conflict(one.key(), id, name(one), Conflict.ALIKE)
        .because(Conflict.ALIKE.name(), id)
        .found(Texts.of(one), null)
        .asking(new Draft.Hint("NUMBER", id, one.id()));
  }

  private void stranger(ListedPerson one) {
    switch (sync.strangers()) {
      case REPORT -> drafts.accept(outsider(Change.REPORT, one));
      case REMOVE -> leave(outsider(Change.REMOVE, one));
      case ADOPT ->
          drafts.accept(
              one.id().isEmpty()
                  ? Draft.conflict(one.key(), null, name(one), Conflict.NO_NUMBER)
                      .found(Texts.of(one), null)
                  : outsider(Change.ADOPT, one));
    }
  }

  private static Draft outsider(Change change, ListedPerson one) {
    return Draft.of(change, one.key(), null, name(one)).found(Texts.of(one), null);
  }

  private static String name(ListedPerson one) {
    return one.name() == null ? "" : one.name();
  }

  private void leave(Draft draft) {
    if (sync.grace().period().isZero()) {
      drafts.accept(draft);
      return;
    }
    leaving.add(draft);
    if (leaving.size() == AT_ONCE) {
      grace();
    }
  }

  private void grace() {
    Map<String, Long> since = missingSince(leaving.stream().map(Draft::key).toList());
    for (Draft one : leaving) {
      Duration waited = Duration.ofMillis(now - since.getOrDefault(one.key(), now));
      boolean over = waited.compareTo(sync.grace().period()) >= 0;
      drafts.accept(over ? one : one.as(Change.WAIT));
    }
    leaving.clear();
  }

  /** Who of them was removed by us before, and stands there again or still. */
  private Set<String> leftBehind(List<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new HashSet<>(
            store.read(
                db ->
                    db.sql(
                            "SELECT DISTINCT identity_id FROM removal WHERE finished_at IS NOT NULL AND identity_id IN (:ids)")
                        .param("ids", Store.padded(ids))
                        .query(String.class)
                        .list()));
  }

  private Map<String, Long> missingSince(List<String> keys) {
    Map<String, Long> since = new HashMap<>();
    if (!keys.isEmpty()) {
      store.read(
          db -> {
            db.sql(
                    "SELECT item_key, since FROM sync_missing WHERE sync = :sync AND target = :target AND item_key IN (:keys)")
                .param("sync", sync.name())
                .param("target", target)
                .param("keys", Store.padded(keys))
                .query((row, n) -> since.put(row.getString(1), row.getLong(2)))
                .list();
            return since;
          });
    }
    return since;
  }

  /** Keeps in mind since when those who are to leave are to; runs when the plan is whole. */
  static void remember(JdbcClient db, SyncRun run, String target, long now) {
    db.sql(
            """
            DELETE FROM sync_missing WHERE sync = ? AND target = ? AND NOT EXISTS
              (SELECT 1 FROM sync_item i WHERE i.run = ? AND i.target = sync_missing.target
                AND i.item_key = sync_missing.item_key AND i.change IN ('REMOVE', 'WAIT'))
            """)
        .params(run.sync(), target, run.id())
        .update();
    db.sql(
            """
            INSERT INTO sync_missing (sync, target, item_key, since)
            SELECT sync, target, item_key, CAST(? AS BIGINT) FROM sync_item
            WHERE run = ? AND target = ? AND change IN ('REMOVE', 'WAIT')
            ON CONFLICT (sync, target, item_key) DO NOTHING
            """)
        .params(now, run.id(), target)
        .update();
  }
}

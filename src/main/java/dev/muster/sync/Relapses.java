package dev.muster.sync;

import dev.muster.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds those whom a directory was told the same about three times within a day, and who are there
 * as they were before: either it does not keep what is written, or somebody changes it back. Who is
 * right is for a person to say; writing it again at every run would never end. Asks the store for
 * some hundred at a time.
 */
final class Relapses {

  private static final int AT_ONCE = 200;
  private static final int OFTEN = 3;
  private static final Duration LATELY = Duration.ofDays(1);

  private final Store store;
  private final String target;
  private final long since;
  private final Consumer<Draft> drafts;
  private final List<Draft> updates = new ArrayList<>();

  /**
   * @param drafts takes what is to be done
   */
  Relapses(Store store, String target, long now, Consumer<Draft> drafts) {
    this.store = store;
    this.target = target;
    this.since = now - LATELY.toMillis();
    this.drafts = drafts;
  }

  /** Somebody of the roster who is not there as they are to be. */
  void differing(Draft update) {
    updates.add(update);
    if (updates.size() == AT_ONCE) {
      judge();
    }
  }

  /** Judges who is left. */
  void end() {
    judge();
  }

  private record Told(String id, String fields, String found) {}

  private void judge() {
    Map<Told, Integer> before = told(updates.stream().map(Draft::identityId).toList());
    for (Draft one : updates) {
      Told now = new Told(one.identityId(), one.fieldNames(), one.found().text());
      drafts.accept(
          before.getOrDefault(now, 0) < OFTEN
              ? one
              : one.as(Change.CONFLICT).because(Conflict.NOT_KEPT.name(), ""));
    }
    updates.clear();
  }

  /** How often it was told what about them lately. */
  private Map<Told, Integer> told(List<String> ids) {
    return ids.isEmpty()
        ? new HashMap<>()
        : store
            .read(
                db ->
                    db.sql(
                            """
                            SELECT identity_id, fields, found FROM sync_item
                            WHERE identity_id IN (:ids) AND target = :target AND change = 'UPDATE'
                              AND state IN ('HANDED_ON', 'DONE') AND updated_at > :since
                            """)
                        .param("ids", Store.padded(ids))
                        .param("target", target)
                        .param("since", since)
                        .query(
                            (row, n) ->
                                new Told(row.getString(1), row.getString(2), row.getString(3)))
                        .list())
            .stream()
            .collect(Collectors.toMap(one -> one, one -> 1, Integer::sum));
  }
}

package dev.muster.sync.apply;

import dev.muster.call.Outcome;
import dev.muster.enrol.ledger.RetryPlan;
import dev.muster.store.Bell;
import dev.muster.store.Holdings;
import dev.muster.store.LaneRest;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import dev.muster.sync.Change;
import dev.muster.sync.ItemState;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.Syncs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The changes of plans that wait for the source's or a directory's answer, one lane each. Whatever
 * the set-up of a box needs is one piece of work, done with the first of its changes.
 *
 * <p>Guarantee: a change ends once, with the claim that holds it; one that nobody answered is tried
 * again by the plan of placements until a later run of the sync overtakes it.
 */
public final class SyncItems implements WorkQueue<ItemWork>, Holdings {

  private static final Logger LOG = LoggerFactory.getLogger(SyncItems.class);
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Store store;
  private final Syncs syncs;
  private final Clock clock;
  private final String instance;
  private final Bell bell = new Bell();

  SyncItems(Store store, Syncs syncs, Clock clock, String instance) {
    this.store = store;
    this.syncs = syncs;
    this.clock = clock;
    this.instance = instance;
    reclaim();
  }

  private void reclaim() {
    int found = store.write(db -> giveBack(db, instance));
    if (found > 0) {
      LOG.info(
          "{} changes of plans were under way when the program stopped; they are taken up again",
          found);
    }
  }

  /** What the instance had in hand when it died is due at once, and counts as tried. */
  @Override
  public int giveBack(JdbcClient db, String holder) {
    return db.sql(
            """
            UPDATE sync_item SET lease = NULL, leased_by = NULL, next_at = ?,
              attempts = CASE WHEN attempts = 0 THEN 1 ELSE attempts END
            WHERE leased_by = ? AND state = 'READY'
            """)
        .params(clock.millis(), holder)
        .update();
  }

  private record Due(SyncItem item, String batch, int attempts) {}

  @Override
  public List<ItemWork> claim(String lane, int max) {
    long now = clock.millis();
    boolean any = store.read(db -> !due(db, lane, 1, now, "").isEmpty());
    return any ? store.write(db -> claim(db, lane, max, now)) : List.of();
  }

  private List<ItemWork> claim(JdbcClient db, String lane, int max, long now) {
    int room = LaneRest.room(db, lane, max, now);
    List<Due> due = room == 0 ? List.of() : due(db, lane, room, now, store.claimLock("i"));
    if (due.isEmpty()) {
      return List.of();
    }
    LaneRest.go(db, lane, now);
    String token = UUID.randomUUID().toString();
    for (Due one : due) {
      db.sql("UPDATE sync_item SET lease = ?, leased_by = ?, next_at = ? WHERE id = ?")
          .params(token, instance, now + LEASE.toMillis(), one.item().id())
          .update();
    }
    return due.stream().flatMap(one -> work(db, one, token, now).stream()).toList();
  }

  /** Nobody knows how a change of a sync is made that has left the configuration. */
  private Optional<ItemWork> work(JdbcClient db, Due due, String token, long now) {
    Optional<Sync> sync = syncs.find(due.item().sync());
    if (sync.isEmpty()) {
      Fate over = new Fate(ItemState.SUPERSEDED, null, null, null, null);
      ItemRows.end(db, due.item().id(), token, over, now);
    }
    return sync.map(
        one -> new ItemWork(due.item(), one, due.batch(), due.attempts(), token, null, null, null));
  }

  private static List<Due> due(JdbcClient db, String lane, int most, long now, String lock) {
    return db.sql(
            "SELECT "
                + ItemRows.COLUMNS
                + """
                , i.attempts, r.batch FROM sync_item i JOIN sync_run r ON r.id = i.run
                WHERE i.lane = ? AND i.state = 'READY' AND i.next_at <= ?
                  AND (i.change <> 'SETUP' OR NOT EXISTS (SELECT 1 FROM sync_item o WHERE o.lane = i.lane
                    AND o.state = 'READY' AND o.run = i.run AND o.change = 'SETUP' AND o.id < i.id))
                ORDER BY i.next_at, i.id LIMIT ? + 0\
                """
                + lock)
        .params(lane, now, most)
        .query(SyncItems::due)
        .list();
  }

  private static Due due(ResultSet row, int n) throws SQLException {
    return new Due(
        ItemRows.item(row, n), String.valueOf(row.getString("batch")), row.getInt("attempts"));
  }

  /** Writes down how a change ended that needed no more than an answer. */
  public void settle(ItemWork work) {
    Outcome<String> outcome = work.outcome();
    if (outcome != null) {
      long now = clock.millis();
      store.writeEventually(db -> end(db, work, outcome, now), LEASE);
      bell.ring(lane(work));
    }
  }

  private boolean end(JdbcClient db, ItemWork work, Outcome<String> outcome, long now) {
    return outcome.fold(
        done -> end(db, work, Fate.DONE, now),
        refusal -> end(db, work, Fate.refused(refusal), now),
        why -> again(db, work, why, LaneRest.trouble(db, lane(work), why, now), now),
        why -> again(db, work, why, now + RetryPlan.after(work.attempts() + 1).toMillis(), now));
  }

  /** Ends a change; the lane has answered. Runs inside the caller's transaction. */
  boolean end(JdbcClient db, ItemWork work, Fate fate, long now) {
    LaneRest.answered(db, lane(work), now);
    boolean held = ItemRows.end(db, work.item().id(), work.lease(), fate, now);
    if (held && work.item().change() == Change.SETUP) {
      db.sql(
              """
              UPDATE sync_item SET state = ?, updated_at = ?
              WHERE lane = ? AND state = 'READY' AND run = ? AND change = 'SETUP'
              """)
          .params(fate.state().name(), now, lane(work), work.item().run())
          .update();
    }
    return held;
  }

  private static boolean again(JdbcClient db, ItemWork work, String why, long at, long now) {
    return db.sql(
                """
                UPDATE sync_item SET attempts = attempts + 1, next_at = ?, detail = ?, lease = NULL,
                  leased_by = NULL, updated_at = ? WHERE id = ? AND lease = ?
                """)
            .params(Arrays.asList(at, ItemRows.shortened(why), now, work.item().id(), work.lease()))
            .update()
        == 1;
  }

  private static String lane(ItemWork work) {
    @Nullable String lane = work.item().lane();
    return lane == null ? work.item().target() : lane;
  }

  @Override
  public void abandon(ItemWork work, String why) {
    settle(work.ended(new Outcome.OutcomeUnknown<>(why)));
  }

  @Override
  public Bell bell() {
    return bell;
  }
}

package dev.muster.event;

import dev.muster.event.Delivery.Result;
import dev.muster.store.Bell;
import dev.muster.store.LaneRest;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of deliveries; the work queue of the subscribers' lanes.
 *
 * <p>Guarantee: at least once. A delivery is sent until the receiver answers 2xx, or is blocked
 * after the last step of its plan and waits there for a person. Of one order key at most one
 * delivery is under way, and always the oldest that is not settled; a blocked one no longer holds
 * up the others. A crash repeats at most those under way.
 */
public final class Deliveries implements WorkQueue<Delivery> {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** So many receivers' failures in a row make the lane rest. */
  private static final int PATIENCE = 3;

  private final Store store;
  private final Subscribers subscribers;
  private final Clock clock;
  private final String instance;
  private final Bell bell = new Bell();
  private final Map<String, Integer> troubles = new ConcurrentHashMap<>();

  Deliveries(Store store, Subscribers subscribers, Clock clock, String instance) {
    this.store = store;
    this.subscribers = subscribers;
    this.clock = clock;
    this.instance = instance;
    reclaim();
    store
        .read(db -> db.sql("SELECT name FROM lane WHERE troubles > 0").query(String.class).list())
        .forEach(lane -> troubles.put(lane, PATIENCE));
  }

  private void reclaim() {
    int found =
        store.write(
            db ->
                db.sql(
                        "UPDATE delivery SET lease = NULL, leased_by = NULL, next_at = ? WHERE state = 'PENDING' AND leased_by = ?")
                    .params(clock.millis(), instance)
                    .update());
    if (found > 0) {
      LOG.info("{} deliveries were under way when the program stopped; they are sent again", found);
    }
  }

  Subscribers subscribers() {
    return subscribers;
  }

  static void add(JdbcClient db, long event, Subscriber subscriber, MatchEvent about, long now) {
    db.sql(
            """
            INSERT INTO delivery (event_seq, subscriber, order_key, state, attempts, next_at)
            VALUES (?, ?, ?, 'PENDING', 0, ?)
            """)
        .params(event, subscriber.name(), subscriber.orderKey(about), now)
        .update();
  }

  @Override
  public List<Delivery> claim(String lane, int max) {
    long now = clock.millis();
    String token = UUID.randomUUID().toString();
    if (!store.read(db -> isDue(db, lane, now))) {
      return List.of();
    }
    return store.write(
        db -> {
          List<Long> ids = choose(db, lane, now, LaneRest.room(db, lane, max, now));
          if (ids.isEmpty()) {
            return List.of();
          }
          LaneRest.go(db, lane, now);
          return lease(db, ids, token, now);
        });
  }

  private static boolean isDue(JdbcClient db, String lane, long now) {
    return LaneRest.pausedUntil(db, lane, now).isEmpty()
        && !db.sql(
                "SELECT 1 FROM delivery WHERE subscriber = ? AND state = 'PENDING' AND next_at <= ? LIMIT 1")
            .params(lane, now)
            .query(Integer.class)
            .list()
            .isEmpty();
  }

  private List<Long> choose(JdbcClient db, String lane, long now, int max) {
    return db.sql(
            """
            SELECT d.id FROM delivery d
            WHERE d.subscriber = ? AND d.state = 'PENDING' AND d.next_at <= ?
              AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.subscriber = d.subscriber
                AND e.order_key = d.order_key AND e.state = 'PENDING' AND e.id < d.id)
            ORDER BY d.next_at, d.id LIMIT ?\
            """
                + store.claimLock("d"))
        .params(lane, now, max)
        .query(Long.class)
        .list();
  }

  private List<Delivery> lease(JdbcClient db, List<Long> ids, String token, long now) {
    db.sql(
            "UPDATE delivery SET lease = :token, leased_by = :holder, next_at = :until WHERE id IN (:ids)")
        .param("token", token)
        .param("holder", instance)
        .param("until", now + LEASE.toMillis())
        .param("ids", Store.padded(ids))
        .update();
    return db
        .sql(
            """
            SELECT d.id, d.subscriber, d.attempts, e.id AS event_id, e.payload
            FROM delivery d JOIN match_event e ON e.seq = d.event_seq WHERE d.id IN (:ids)
            """)
        .param("ids", Store.padded(ids))
        .query(
            (row, n) ->
                new Delivery(
                    row.getLong("id"),
                    subscribers.get(row.getString("subscriber")),
                    row.getString("event_id"),
                    row.getString("payload"),
                    row.getInt("attempts"),
                    token,
                    null))
        .list()
        .stream()
        .sorted(Comparator.comparingLong(Delivery::id))
        .toList();
  }

  /** Writes down how an attempt ended. */
  public void settle(Delivery delivery) {
    Result result = delivery.result();
    if (result == null) {
      throw new IllegalStateException(delivery + " was not sent");
    }
    long now = clock.millis();
    switch (result.verdict()) {
      case DELIVERED -> answered(delivery, "DELIVERED", result, now);
      case BLOCKED -> answered(delivery, "BLOCKED", result, now);
      case AGAIN -> again(delivery, result, now);
    }
    bell.ring(delivery.lane());
  }

  private void answered(Delivery delivery, String state, Result result, long now) {
    boolean rested = troubles.remove(delivery.lane()) != null;
    store.write(
        db -> {
          if (rested) {
            LaneRest.answered(db, delivery.lane(), now);
          }
          return write(db, delivery, state, result, now, now);
        });
  }

  private void again(Delivery delivery, Result result, long now) {
    List<Duration> plan = delivery.subscriber().retry();
    boolean last = delivery.attempts() >= plan.size();
    long wait =
        last ? 0 : Math.max(plan.get(delivery.attempts()).toMillis(), result.waitSeconds() * 1000);
    int inARow = troubles.merge(delivery.lane(), 1, Integer::sum);
    store.write(
        db -> {
          if (inARow >= PATIENCE) {
            LaneRest.trouble(db, delivery.lane(), result.words(), now);
          }
          return write(db, delivery, last ? "BLOCKED" : "PENDING", result, now, now + wait);
        });
  }

  private static int write(
      JdbcClient db, Delivery delivery, String state, Result result, long now, long next) {
    return db.sql(
            """
            UPDATE delivery SET state = ?, attempts = attempts + 1, next_at = ?, lease = NULL,
              leased_by = NULL, status = ?, detail = ?, settled_at = ? WHERE id = ? AND lease = ?
            """)
        .params(
            Arrays.asList(
                state,
                next,
                result.status() == 0 ? null : result.status(),
                result.words(),
                state.equals("PENDING") ? null : now,
                delivery.id(),
                delivery.lease()))
        .update();
  }

  /**
   * Takes up a blocked delivery again, with its whole plan before it.
   *
   * @return false when there is no blocked delivery of this number; nothing has changed then
   */
  public boolean retry(long id) {
    long now = clock.millis();
    List<String> lane =
        store.write(
            db ->
                db.sql(
                        """
                        UPDATE delivery SET state = 'PENDING', attempts = 0, next_at = ?, settled_at = NULL
                        WHERE id = ? AND state = 'BLOCKED' RETURNING subscriber
                        """)
                    .params(now, id)
                    .query(String.class)
                    .list());
    lane.forEach(bell::ring);
    return !lane.isEmpty();
  }

  @Override
  public void abandon(Delivery delivery, String why) {
    settle(delivery.ended(new Result(Delivery.Verdict.AGAIN, 0, why, 0)));
  }

  @Override
  public Bell bell() {
    return bell;
  }
}

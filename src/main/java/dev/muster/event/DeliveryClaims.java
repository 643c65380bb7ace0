package dev.muster.event;

import dev.muster.store.Store;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has which delivery: the statements of claims. */
final class DeliveryClaims {

  static final Duration LEASE = Duration.ofMinutes(5);

  private final Store store;
  private final Subscribers subscribers;
  private final String instance;

  DeliveryClaims(Store store, Subscribers subscribers, String instance) {
    this.store = store;
    this.subscribers = subscribers;
    this.instance = instance;
  }

  static boolean isDue(JdbcClient db, String lane, long now) {
    return db.sql(
            """
            SELECT 1 FROM delivery
            WHERE subscriber = ? AND state = 'PENDING' AND place = 0 AND next_at <= ? LIMIT 1
            """)
        .params(lane, now)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Takes up to so many that are due, in their order; nobody else may for the time of a lease. */
  List<Delivery> take(JdbcClient db, String lane, int max, long now, String token) {
    Subscriber subscriber = subscribers.get(lane);
    return db
        .sql(
            """
            WITH chosen AS MATERIALIZED (
              SELECT d.id FROM delivery d
              WHERE d.subscriber = ? AND d.state = 'PENDING' AND d.place = 0 AND d.next_at <= ?
              ORDER BY d.next_at, d.id LIMIT ?%s)
            UPDATE delivery SET lease = ?, leased_by = ?, next_at = ?
            WHERE id IN (SELECT id FROM chosen)
            RETURNING id, attempts, order_key, replay,
              (SELECT e.id FROM match_event e WHERE e.seq = delivery.event_seq) AS event_id,
              (SELECT e.payload FROM match_event e WHERE e.seq = delivery.event_seq) AS payload
            """
                .formatted(store.claimLock("d")))
        .params(lane, now, max, token, instance, now + LEASE.toMillis())
        .query(
            (row, n) ->
                new Delivery(
                    row.getLong("id"),
                    subscriber,
                    row.getString("event_id"),
                    row.getString("payload"),
                    Objects.toString(row.getString("order_key"), ""),
                    row.getLong("replay"),
                    row.getInt("attempts"),
                    token,
                    null,
                    null))
        .list()
        .stream()
        .sorted(Comparator.comparingLong(Delivery::id))
        .toList();
  }

  /** What this instance held when it died. */
  int giveBackOwn(JdbcClient db, String lane, long now) {
    return giveBackOf(db, lane, instance, now);
  }

  /** What an instance held when it died. */
  static int giveBackOf(JdbcClient db, String lane, String holder, long now) {
    return db.sql(
            """
            UPDATE delivery SET lease = NULL, leased_by = NULL, next_at = ?
            WHERE subscriber = ? AND state = 'PENDING' AND place = 0 AND next_at > ?
              AND leased_by = ?
            """)
        .params(now, lane, now, holder)
        .update();
  }

  /** What a failed claim took all the same; it would wait for the end of its lease. */
  static void giveBack(JdbcClient db, String lane, String token, long now) {
    db.sql(
            """
            UPDATE delivery SET lease = NULL, leased_by = NULL, next_at = ?
            WHERE subscriber = ? AND state = 'PENDING' AND place = 0 AND next_at > ? AND lease = ?
            """)
        .params(now, lane, now, token)
        .update();
  }
}

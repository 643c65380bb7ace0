package dev.muster.event;

import dev.muster.event.Delivery.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of deliveries. Of those that wait with one order key, one has the place 0: it is the
 * only one that may go, and the only one that a claim looks at. The others carry the number of
 * their event as their place, and the first of them moves up when the one at 0 leaves.
 *
 * <p>A unique index holds that, also between several instances: who adds behind a delivery locks
 * its row until the commit, so that it cannot leave meanwhile without seeing who is behind it.
 */
final class DeliveryRows {

  private DeliveryRows() {}

  /** What there is to do after a delivery was settled. */
  enum After {
    /** The claim had ended before: nothing was written. */
    LATE,
    NOTHING,
    /** Another one may go now. */
    NEXT
  }

  /** A delivery that has left the queue of its key. */
  private record Left(String subscriber, @Nullable String key, boolean followed) {}

  /**
   * Adds a delivery at the end of its key.
   *
   * @param replay 0 for the live one
   * @param key null when it waits for none
   */
  static void add(
      JdbcClient db, long event, String subscriber, long replay, @Nullable String key, long now) {
    Optional<Long> added =
        db.sql(
                """
                INSERT INTO delivery (event_seq, subscriber, replay, order_key, place, followed, state,
                  attempts, next_at)
                VALUES (?, ?, ?, ?, 0, 0, 'PENDING', 0, ?)
                ON CONFLICT (subscriber, order_key, place) WHERE state = 'PENDING'
                  DO UPDATE SET followed = 1 WHERE delivery.followed = 0
                RETURNING event_seq
                """)
            .params(Arrays.asList(event, subscriber, replay, key, now))
            .query(Long.class)
            .optional();
    if (added.isEmpty() || added.get() != event) {
      db.sql(
              """
              INSERT INTO delivery (event_seq, subscriber, replay, order_key, place, followed, state,
                attempts, next_at)
              VALUES (?, ?, ?, ?, ?, 0, 'PENDING', 0, ?)
              """)
          .params(Arrays.asList(event, subscriber, replay, key, event, now))
          .update();
    }
  }

  /**
   * Writes down how an attempt ended.
   *
   * @param next when it is tried again, if it is
   */
  static After settle(
      JdbcClient db, Delivery delivery, String state, Result result, long now, long next) {
    boolean waits = state.equals("PENDING");
    Optional<Left> left =
        db.sql(
                """
                UPDATE delivery SET state = ?, attempts = attempts + 1, next_at = ?, lease = NULL,
                  leased_by = NULL, status = ?, detail = ?, millis = ?, settled_at = ?
                WHERE id = ? AND lease = ? RETURNING subscriber, order_key, followed
                """)
            .params(
                Arrays.asList(
                    state,
                    next,
                    maybe(result.status()),
                    result.words(),
                    result.millis(),
                    waits ? null : now,
                    delivery.id(),
                    delivery.lease()))
            .query((row, n) -> left(row.getString(1), row.getString(2), row.getInt(3)))
            .optional();
    if (left.isEmpty()) {
      return After.LATE;
    }
    return !waits && moveUp(db, left.get()) ? After.NEXT : After.NOTHING;
  }

  /** Keeps a try that failed. */
  static void addAttempt(JdbcClient db, Delivery delivery, Result result, long now) {
    db.sql("INSERT INTO attempt (delivery, at, status, millis, words) VALUES (?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                delivery.id(),
                now - result.millis(),
                maybe(result.status()),
                result.millis(),
                result.answer().isEmpty() ? result.words() : result.answer()))
        .update();
  }

  private static @Nullable Integer maybe(int status) {
    return status == 0 ? null : status;
  }

  private static Left left(String subscriber, @Nullable String key, int followed) {
    return new Left(subscriber, key, followed == 1);
  }

  /** The next of the key may go now, if there is one. It may have others behind it. */
  private static boolean moveUp(JdbcClient db, Left left) {
    return left.key() != null
        && left.followed()
        && db.sql(
                    """
                    UPDATE delivery SET place = 0, followed = 1 WHERE id = (
                      SELECT id FROM delivery
                      WHERE subscriber = ? AND order_key = ? AND state = 'PENDING'
                      ORDER BY place LIMIT 1)
                    """)
                .params(left.subscriber(), left.key())
                .update()
            > 0;
  }

  /**
   * Puts a blocked delivery back into the queue of its key: in front of those that wait there, but
   * behind the one that may go already.
   *
   * @return the subscriber; empty when there is no blocked delivery of this number
   */
  static Optional<String> takeUp(JdbcClient db, long id, long now) {
    record Blocked(String subscriber, @Nullable String key, long event) {}
    Optional<Blocked> blocked =
        db.sql(
                """
                UPDATE delivery SET attempts = 0 WHERE id = ? AND state = 'BLOCKED'
                RETURNING subscriber, order_key, event_seq
                """)
            .param(id)
            .query((row, n) -> new Blocked(row.getString(1), row.getString(2), row.getLong(3)))
            .optional();
    blocked.ifPresent(
        one -> {
          boolean behind = one.key() != null && isFollowed(db, one.subscriber(), one.key());
          db.sql(
                  """
                  UPDATE delivery SET state = 'PENDING', place = ?, followed = 0, next_at = ?,
                    settled_at = NULL
                  WHERE id = ?
                  """)
              .params(behind ? one.event() : 0, now, id)
              .update();
        });
    return blocked.map(Blocked::subscriber);
  }

  /** The numbers of blocked deliveries behind that one, in order. */
  static List<Long> blocked(
      JdbcClient db, String subscriber, @Nullable Integer status, long after, int most) {
    return db.sql(
            """
            SELECT id FROM delivery WHERE subscriber = ? AND state = 'BLOCKED' AND id > ?
              AND (? < 0 OR coalesce(status, 0) = ?) ORDER BY id LIMIT ?
            """)
        .params(subscriber, after, status == null ? -1 : status, status == null ? 0 : status, most)
        .query(Long.class)
        .list();
  }

  /** Notes behind the one that may go that it is followed; false when none of the key waits. */
  private static boolean isFollowed(JdbcClient db, String subscriber, String key) {
    return db.sql(
                """
                UPDATE delivery SET followed = 1
                WHERE subscriber = ? AND order_key = ? AND place = 0 AND state = 'PENDING'
                """)
            .params(subscriber, key)
            .update()
        > 0;
  }

  /** Ends some that wait behind others; they hold up nobody. */
  static int discardFollowers(JdbcClient db, String subscriber, int most, long now) {
    return db.sql(
            """
            UPDATE delivery SET state = 'DISCARDED', settled_at = ? WHERE id IN (
              SELECT id FROM delivery
              WHERE subscriber = ? AND state = 'PENDING' AND place > 0 LIMIT ?)
            """)
        .params(now, subscriber, most)
        .update();
  }

  /** Ends some that may go and are not under way. */
  static int discardHeads(JdbcClient db, String subscriber, int most, long now) {
    List<Left> ended =
        db.sql(
                """
                UPDATE delivery SET state = 'DISCARDED', settled_at = ? WHERE id IN (
                  SELECT id FROM delivery
                  WHERE subscriber = ? AND state = 'PENDING' AND place = 0 AND lease IS NULL LIMIT ?)
                  AND lease IS NULL
                RETURNING subscriber, order_key, followed
                """)
            .params(now, subscriber, most)
            .query((row, n) -> left(row.getString(1), row.getString(2), row.getInt(3)))
            .list();
    ended.forEach(one -> moveUp(db, one));
    return ended.size();
  }

  /** Ends some that are blocked. */
  static int discardBlocked(JdbcClient db, String subscriber, int most, long now) {
    return db.sql(
            """
            UPDATE delivery SET state = 'DISCARDED', settled_at = ? WHERE id IN (
              SELECT id FROM delivery WHERE subscriber = ? AND state = 'BLOCKED' ORDER BY id LIMIT ?)
            """)
        .params(now, subscriber, most)
        .update();
  }
}

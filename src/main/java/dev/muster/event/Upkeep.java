package dev.muster.event;

import dev.muster.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a person does with deliveries that do not go by themselves: take up those that are blocked,
 * discard those that nobody wants, switch a subscriber off and on. Many are done in portions, each
 * a transaction of its own, so that the intake never waits for all of them.
 */
public final class Upkeep {

  private static final int PORTION = 500;

  private final Store store;
  private final Deliveries deliveries;
  private final Clock clock;

  Upkeep(Store store, Deliveries deliveries, Clock clock) {
    this.store = store;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Takes up a blocked delivery again, with its whole plan before it.
   *
   * @return false when there is no blocked delivery of this number; nothing has changed then
   */
  public boolean retry(long id) {
    Optional<String> lane = write(db -> DeliveryRows.takeUp(db, id, clock.millis()));
    lane.ifPresent(deliveries.bell()::ring);
    return lane.isPresent();
  }

  /**
   * Takes up the blocked deliveries of a subscriber, oldest first.
   *
   * @param status only those that were answered with this status last; 0 for no answer, null for
   *     all
   * @return how many
   */
  public int retryAll(String subscriber, @Nullable Integer status) {
    int all = 0;
    long last = 0;
    while (true) {
      long after = last;
      List<Long> ids =
          store.read(db -> DeliveryRows.blocked(db, subscriber, status, after, PORTION));
      if (ids.isEmpty()) {
        deliveries.bell().ring(subscriber);
        return all;
      }
      long now = clock.millis();
      all +=
          write(
              db ->
                  ids.stream()
                      .mapToInt(id -> DeliveryRows.takeUp(db, id, now).isPresent() ? 1 : 0)
                      .sum());
      last = ids.get(ids.size() - 1);
    }
  }

  /** Ends what waits for a subscriber and is not under way; returns how many. */
  public int discardWaiting(String subscriber) {
    return portions(n -> write(db -> DeliveryRows.discardFollowers(db, subscriber, n, now())))
        + portions(n -> write(db -> DeliveryRows.discardHeads(db, subscriber, n, now())));
  }

  /** Ends what is blocked of a subscriber; returns how many. */
  public int discardBlocked(String subscriber) {
    return portions(n -> write(db -> DeliveryRows.discardBlocked(db, subscriber, n, now())));
  }

  /** Sends nothing to a subscriber until it is switched on again; what comes is collected. */
  public void switchOff(String subscriber, String reason) {
    deliveries.switchOff(subscriber, reason);
  }

  /**
   * @return false when it was not off
   */
  public boolean switchOn(String subscriber) {
    return deliveries.switchOn(subscriber);
  }

  private <T> T write(Function<JdbcClient, T> work) {
    return store.write(
        db -> {
          deliveries.enter(db);
          return work.apply(db);
        });
  }

  private long now() {
    return clock.millis();
  }

  private static int portions(IntUnaryOperator portion) {
    int all = 0;
    for (int some = portion.applyAsInt(PORTION); some > 0; some = portion.applyAsInt(PORTION)) {
      all += some;
    }
    return all;
  }
}

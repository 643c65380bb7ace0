package dev.muster.event;

import dev.muster.event.Delivery.Result;
import dev.muster.event.DeliveryRows.After;
import dev.muster.store.Bell;
import dev.muster.store.Holdings;
import dev.muster.store.LaneRest;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of deliveries; the work queue of the subscribers' lanes.
 *
 * <p>Guarantee: at least once. A delivery is sent until the receiver says that it has arrived, or
 * is blocked after the last step of its plan and waits there for a person. Of one order key at most
 * one delivery is under way, and always the oldest that is not settled; a blocked one no longer
 * holds up the others. A crash repeats at most those that are claimed, twice the concurrency of the
 * lane. What a claim costs does not depend on how many wait.
 */
public final class Deliveries implements WorkQueue<Delivery>, Holdings {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** So many receivers' failures in a row make the lane rest. */
  private static final int PATIENCE = 3;

  /** The part of the store that one instance at a time writes to. */
  private static final int PART = 1;

  private final Store store;
  private final Subscribers subscribers;
  private final Clock clock;
  private final DeliveryClaims claims;
  private final RandomGenerator chance;
  private final Executor afterwards;
  private final Bell bell = new Bell();
  private final Map<String, Integer> troubles = new ConcurrentHashMap<>();

  /** The tokens of failed claims, by lane: a commit may have come through without its answer. */
  private final Map<String, String> doubts = new ConcurrentHashMap<>();

  private final Set<String> off = ConcurrentHashMap.newKeySet();

  /**
   * @param afterwards goes on with what was settled
   */
  Deliveries(
      Store store,
      Subscribers subscribers,
      Clock clock,
      String instance,
      RandomGenerator chance,
      Executor afterwards) {
    this.store = store;
    this.subscribers = subscribers;
    this.clock = clock;
    this.claims = new DeliveryClaims(store, subscribers, instance);
    this.chance = chance;
    this.afterwards = afterwards;
    subscribers.all().forEach(one -> reclaim(one.name()));
    store.read(LaneRest::troubled).forEach(lane -> troubles.put(lane, PATIENCE));
    off.addAll(store.read(LaneRest::off));
  }

  /** Those whose lease has ended come back by themselves. */
  private void reclaim(String lane) {
    long now = clock.millis();
    int found =
        store.write(
            db -> {
              enter(db);
              return claims.giveBackOwn(db, lane, now);
            });
    if (found > 0) {
      LOG.info(
          "{} deliveries to {} were under way when the program stopped; they are sent again",
          found,
          lane);
    }
  }

  @Override
  public int giveBack(JdbcClient db, String holder) {
    long now = clock.millis();
    enter(db);
    return subscribers.all().stream()
        .mapToInt(one -> DeliveryClaims.giveBackOf(db, one.name(), holder, now))
        .sum();
  }

  Subscribers subscribers() {
    return subscribers;
  }

  /** Called first in every transaction that touches deliveries. */
  void enter(JdbcClient db) {
    store.enterAlone(db, PART);
  }

  static void add(JdbcClient db, long event, Subscriber subscriber, MatchEvent about, long now) {
    DeliveryRows.add(db, event, subscriber.name(), 0, subscriber.orderKey(about), now);
  }

  @Override
  public List<Delivery> claim(String lane, int max) {
    long now = clock.millis();
    boolean serves = subscribers.find(lane).map(Subscriber::enabled).orElse(false);
    if (!serves || off.contains(lane) && !store.shared()) {
      return List.of();
    }
    boolean calm = !store.shared() && !troubles.containsKey(lane);
    String doubtful = doubts.remove(lane);
    if (doubtful == null
        && !store.read(
            db ->
                (calm || LaneRest.isOpen(db, lane, now)) && DeliveryClaims.isDue(db, lane, now))) {
      return List.of();
    }
    String token = doubtful == null ? UUID.randomUUID().toString() : doubtful;
    try {
      return store.write(
          db -> {
            enter(db);
            if (doubtful != null) {
              DeliveryClaims.giveBack(db, lane, doubtful, now);
            }
            int room = calm ? openRoom(lane, max) : LaneRest.room(db, lane, max, now);
            List<Delivery> claimed =
                room == 0 ? List.of() : claims.take(db, lane, room, now, token);
            if (!calm && !claimed.isEmpty()) {
              LaneRest.go(db, lane, now);
            }
            return claimed;
          });
    } catch (DataAccessException e) {
      doubts.put(lane, token);
      throw e;
    }
  }

  /** Asked inside the write: what switches the lane off comes in front of it, or behind. */
  private int openRoom(String lane, int max) {
    return off.contains(lane) ? 0 : max;
  }

  /** Writes down how an attempt ended, and waits until that is on the disk. */
  public void settle(Delivery delivery) {
    try {
      settleSoon(delivery).toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Writes down how an attempt ended; whoever sent it can send the next one meanwhile. */
  public CompletionStage<Void> settleSoon(Delivery delivery) {
    Result result = delivery.result();
    if (result == null) {
      throw new IllegalStateException(delivery + " was not sent");
    }
    long now = clock.millis();
    CompletableFuture<After> settled =
        switch (result.verdict()) {
          case DELIVERED -> answered(delivery, result, now);
          case SKIPPED, BLOCKED -> end(delivery, result, now);
          case AGAIN -> again(delivery, result, now);
          case GONE -> gone(delivery, result, now);
        };
    return settled.thenAcceptAsync(
        after -> {
          if (after == After.NEXT) {
            bell.ring(delivery.lane());
          }
        },
        afterwards);
  }

  /**
   * While the store takes nothing it is tried again. The claim lasts no longer; a second run finds
   * it ended.
   */
  private CompletableFuture<After> writeDown(Function<JdbcClient, After> settlement) {
    return store
        .submit(settlement)
        .exceptionallyComposeAsync(
            failure ->
                CompletableFuture.completedFuture(
                    store.writeEventually(settlement, DeliveryClaims.LEASE)),
            afterwards);
  }

  private CompletableFuture<After> answered(Delivery delivery, Result result, long now) {
    boolean rested = troubles.remove(delivery.lane()) != null;
    return writeDown(
        db -> {
          enter(db);
          if (rested) {
            LaneRest.answered(db, delivery.lane(), now);
          }
          After after = DeliveryRows.settle(db, delivery, "DELIVERED", result, now, now);
          return rested ? After.NEXT : after;
        });
  }

  /** Nothing was sent, so that it says nothing about the receiver. */
  private CompletableFuture<After> end(Delivery delivery, Result result, long now) {
    return writeDown(
        db -> {
          enter(db);
          return DeliveryRows.settle(db, delivery, result.verdict().name(), result, now, now);
        });
  }

  private CompletableFuture<After> again(Delivery delivery, Result result, long now) {
    Manners manners = delivery.subscriber().manners();
    boolean last = manners.isOver(delivery.attempts());
    long wait = last ? 0 : manners.wait(delivery.attempts(), result.waitSeconds(), chance);
    int inARow = troubles.merge(delivery.lane(), 1, Integer::sum);
    return writeDown(
        db -> {
          enter(db);
          if (inARow >= PATIENCE) {
            LaneRest.trouble(db, delivery.lane(), result.words(), now);
          }
          return failed(db, delivery, last ? "BLOCKED" : "PENDING", result, now, now + wait);
        });
  }

  /** The receiver is no more: nothing is sent to it until somebody switches it on again. */
  private CompletableFuture<After> gone(Delivery delivery, Result result, long now) {
    String reason = ("the receiver says 410: " + result.words()).strip();
    off.add(delivery.lane());
    LOG.warn("The subscriber {} is switched off: {}", delivery.lane(), reason);
    return writeDown(
        db -> {
          enter(db);
          LaneRest.switchOff(db, delivery.lane(), reason, now);
          return failed(db, delivery, "PENDING", result, now, now);
        });
  }

  private static After failed(
      JdbcClient db, Delivery delivery, String state, Result result, long now, long next) {
    After after = DeliveryRows.settle(db, delivery, state, result, now, next);
    if (after != After.LATE) {
      DeliveryRows.addAttempt(db, delivery, result, now);
    }
    return after;
  }

  /** Switches a lane off: what comes is collected and not sent. */
  void switchOff(String lane, String reason) {
    off.add(lane);
    store.write(db -> LaneRest.switchOff(db, lane, reason, clock.millis()));
  }

  /** Switches a lane on again; false when it was not off. */
  boolean switchOn(String lane) {
    boolean was = store.write(db -> LaneRest.switchOn(db, lane)) > 0;
    off.remove(lane);
    bell.ring(lane);
    return was;
  }

  @Override
  public void abandon(Delivery delivery, String why) {
    settle(delivery.ended(Result.again(why, 0)));
  }

  @Override
  public Bell bell() {
    return bell;
  }
}

package dev.muster.event;

import static dev.muster.event.EventKit.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import dev.muster.event.Subscriber.Order;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeliveriesOnPostgresTest extends DeliveriesContract {

  private static final int PEOPLE = 6;
  private static final int EVENTS = 300;

  private final ConcurrentHashMap<String, String> underWay = new ConcurrentHashMap<>();
  private final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger taken = new AtomicInteger();

  DeliveriesOnPostgresTest() {
    super(Database.POSTGRES);
  }

  @Test
  void twoInstancesThatTakeInAndDeliverAtOnceKeepOnePerPersonUnderWayAndForgetNone()
      throws Exception {
    startAfreshFor(EventKit.subscriber("hr", Order.PERSON, Duration.ofSeconds(5)));
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (TestStore second = stored.another()) {
      List<Callable<Void>> work = new ArrayList<>();
      int instance = 0;
      for (TestStore one : List.of(stored, second)) {
        Deliveries ledger =
            new Deliveries(
                one.store(),
                subscribers,
                clock,
                "i" + instance,
                new Random(1),
                ForkJoinPool.commonPool());
        Journal journal = journal(one.store(), ledger);
        int offset = instance++;
        work.add(() -> takeIn(journal, offset));
        work.add(() -> deliver(ledger));
        work.add(() -> deliver(ledger));
      }
      for (Future<Void> one : threads.invokeAll(work)) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(wrong).isEmpty();
    assertThat(delivered).hasSize(2 * EVENTS);
    assertThat(stored.text("SELECT count(*) FROM delivery WHERE state <> 'DELIVERED'"))
        .isEqualTo("0");
  }

  private Void takeIn(Journal journal, int offset) {
    for (int n = 0; n < EVENTS; n += 3) {
      journal.store(
          EventKit.push(
              sighting("p" + n % PEOPLE, 2 * n + offset),
              sighting("p" + (n + 1) % PEOPLE, 2 * (n + 1) + offset),
              sighting("p" + (n + 2) % PEOPLE, 2 * (n + 2) + offset)));
      taken.addAndGet(3);
    }
    return null;
  }

  private Void deliver(Deliveries ledger) {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (delivered.size() < 2 * EVENTS && System.nanoTime() < end) {
      for (Delivery one : ledger.claim("hr", 4)) {
        String other = underWay.putIfAbsent(one.orderKey(), one.eventId());
        if (other != null) {
          wrong.add(one.eventId() + " was sent while " + other + " was under way");
        }
        if (!delivered.add(one.eventId())) {
          wrong.add(one.eventId() + " was sent twice");
        }
        underWay.remove(one.orderKey(), one.eventId());
        ledger.settle(one.ended(new Result(Verdict.DELIVERED, 200, "", 0, 1, "")));
      }
    }
    return null;
  }
}

package dev.muster.event;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import dev.muster.store.Database;
import dev.muster.store.Store;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

/**
 * Prints what a claim of eight with its settling, and what an event for a living subscriber costs,
 * by how many deliveries wait: all of one person, and each of another at a dead subscriber.
 */
final class BacklogReport {

  private static final int ROUNDS = 500;

  private BacklogReport() {}

  /** Numbers of waiting deliveries. */
  public static void main(String[] numbers) throws IOException {
    warmUp();
    for (String keys : List.of("one person", "many people")) {
      for (String number : numbers) {
        Path folder = Files.createTempDirectory("backlog");
        try (TestStore stored = Database.SQLITE.open(folder)) {
          measure(stored.store(), keys, Integer.parseInt(number));
        }
      }
    }
  }

  private static void warmUp() throws IOException {
    try (TestStore stored = Database.SQLITE.open(Files.createTempDirectory("backlog"))) {
      measure(stored.store(), "warming up", 2000);
    }
  }

  private static void measure(Store store, String keys, int waiting) {
    Subscriber dead = EventKit.subscriber("dead", Subscriber.Order.PERSON, Duration.ofSeconds(5));
    Subscriber alive = EventKit.subscriber("alive", Subscriber.Order.PERSON, Duration.ofSeconds(5));
    fill(store, waiting, keys.equals("one person") ? "'person 7'" : "'person ' || n");
    TestClock clock = new TestClock();
    Deliveries deliveries =
        new Deliveries(
            store,
            new Subscribers(List.of(dead, alive)),
            clock,
            "x",
            new Random(1),
            ForkJoinPool.commonPool());
    double claim = round(deliveries, clock, "dead", ROUNDS);
    long begin = cpu();
    for (int n = 0; n < ROUNDS; n++) {
      long event = waiting + n + 1L;
      store.write(
          db -> {
            event(event, "1").forEach(sql -> db.sql(sql).update());
            DeliveryRows.add(db, event, "alive", 0, "person 1", clock.millis());
            DeliveryRows.add(db, event, "dead", 0, "person 1", clock.millis());
            return 1;
          });
    }
    double added = millis(begin) / ROUNDS;
    double living = round(deliveries, clock, "alive", ROUNDS);
    System.out.printf(
        "%-12s %,9d waiting: claim and settle %.3f ms; event in for two %.3f ms; claim and settle of the living %.3f ms%n",
        keys, waiting, claim, added, living);
  }

  private static double round(Deliveries deliveries, TestClock clock, String lane, int rounds) {
    long begin = cpu();
    int done = 0;
    while (done < rounds) {
      List<Delivery> claimed = deliveries.claim(lane, 8);
      if (claimed.isEmpty()) {
        break;
      }
      claimed.forEach(
          one -> deliveries.settle(one.ended(new Result(Verdict.DELIVERED, 200, "", 0, 1, ""))));
      clock.pass(Duration.ofMillis(1));
      done += claimed.size();
    }
    return millis(begin) / Math.max(1, done);
  }

  /** Processor time of the whole program in nanoseconds: what else the machine does stays out. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double millis(long begin) {
    return (cpu() - begin) / 1e6;
  }

  private static List<String> event(long seq, String person) {
    return List.of(
        "INSERT INTO match_event (seq, id, box, device_id, device_name, device_address, identity_id, name, type, matched, score, similarity, occurred_at, received_at, generation, payload) VALUES (%d, 'evt_%d', 'b', 'd', 'd', '', '%s', 'n', 'EMPLOYEE', 1, 1, 1, 0, 0, 'B', '{}')"
            .formatted(seq, seq, person));
  }

  private static void fill(Store store, int waiting, String key) {
    String numbers =
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < "
            + waiting
            + ") ";
    store.write(
        db ->
            db.sql(
                        "INSERT INTO match_event (seq, id, box, device_id, device_name, device_address, identity_id, name, type, matched, score, similarity, occurred_at, received_at, generation, payload) "
                            + numbers
                            + "SELECT n, 'evt_' || n, 'b', 'd', 'd', '', '7', 'n', 'EMPLOYEE', 1, 1, 1, 0, 0, 'B', '{}' FROM c")
                    .update()
                + db.sql(
                        "INSERT INTO delivery (event_seq, subscriber, order_key, place, followed, state, attempts, next_at) "
                            + numbers
                            + "SELECT n, 'dead', "
                            + key
                            + ", "
                            + (key.contains("||") ? "0" : "CASE WHEN n = 1 THEN 0 ELSE n END")
                            + ", 1, 'PENDING', 0, 0 FROM c")
                    .update());
  }
}

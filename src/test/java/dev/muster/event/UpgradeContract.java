package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Delivery.Verdict;
import dev.muster.event.Subscriber.Order;
import dev.muster.store.Database;
import dev.muster.store.OldStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a version before the queues of keys has left behind goes on as it would have gone on. */
abstract class UpgradeContract extends EventStore {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Database database;
  private JdbcClient old;
  private int events;

  UpgradeContract(Database database) {
    super(database);
    this.database = database;
  }

  @Override
  @BeforeAll
  void open(@TempDir Path folder) {}

  @BeforeEach
  void upgrade(@TempDir Path folder) {
    events = 0;
    stored =
        OldStore.upgraded(
            database,
            folder,
            "9",
            db -> {
              old = db;
              leaveBehind();
            });
    subscribers =
        new Subscribers(List.of(EventKit.subscriber("hr", Order.PERSON, RETRY, RETRY, RETRY)));
    deliveries = deliveries("muster");
    upkeep = new Upkeep(stored.store(), deliveries, clock);
  }

  @AfterEach
  void closeThis() {
    stored.close();
  }

  private void leaveBehind() {
    long now = clock.millis();
    add("person 7", "DELIVERED", 1, now, null);
    add("person 7", "BLOCKED", 3, now, null);
    add("person 7", "PENDING", 1, now + 300_000, "muster");
    add("person 7", "PENDING", 0, now, null);
    add("person 7", "PENDING", 0, now, null);
    add("person 8", "PENDING", 2, now + 20_000, null);
    add("person 8", "PENDING", 0, now, null);
    add("stranger evt_8", "PENDING", 0, now, null);
    add("stranger evt_9", "PENDING", 0, now, null);
    add("person 9", "SKIPPED", 0, now, null);
    add("person 9", "DISCARDED", 2, now, null);
    add("device box-1 door", "PENDING", 0, now + 300_000, "another");
  }

  private void add(String key, String state, int attempts, long next, String holder) {
    int event = ++events;
    old.sql(
            """
            INSERT INTO match_event (id, box, device_id, device_name, device_address, identity_id, name,
              type, matched, score, similarity, occurred_at, received_at, generation, payload)
            VALUES (?, 'box-1', 'door', 'door', '', '7', 'n', 'EMPLOYEE', 1, 90, 0.9, ?, ?, 'B', '{}')
            """)
        .params("evt_" + event, event, event)
        .update();
    old.sql(
            """
            INSERT INTO delivery (event_seq, subscriber, order_key, state, attempts, next_at, lease,
              leased_by, status, detail, settled_at)
            SELECT seq, 'hr', ?, ?, ?, ?, ?, ?, ?, ?, ? FROM match_event WHERE id = ?
            """)
        .params(
            Arrays.asList(
                key,
                state,
                attempts,
                next,
                holder == null ? null : "old lease",
                holder,
                attempts == 0 ? null : 503,
                attempts == 0 ? null : "out of order",
                state.equals("PENDING") ? null : next,
                "evt_" + event))
        .update();
  }

  @Test
  void nothingIsLostAndEachKeepsItsStateAndWhatWasTried() {
    assertThat(
            stored.text(
                "SELECT e.id || ' ' || d.state || ' ' || d.attempts || ' ' || coalesce(d.status, 0)"
                    + " FROM delivery d JOIN match_event e ON e.seq = d.event_seq ORDER BY e.seq"))
        .isEqualTo(
            "evt_1 DELIVERED 1 503, evt_2 BLOCKED 3 503, evt_3 PENDING 1 503, evt_4 PENDING 0 0,"
                + " evt_5 PENDING 0 0, evt_6 PENDING 2 503, evt_7 PENDING 0 0, evt_8 PENDING 0 0,"
                + " evt_9 PENDING 0 0, evt_10 SKIPPED 0 0, evt_11 DISCARDED 2 503,"
                + " evt_12 PENDING 0 0");
  }

  @Test
  void whatWasUnderWayWhenItStoppedGoesFirstAndTheOthersOfItsPersonOneAfterTheOther() {
    assertThat(claimed()).as("strangers wait for nobody").isEqualTo("evt_3 evt_8 evt_9");
    assertThat(claimed()).as("each is under way").isEmpty();
  }

  @Test
  void theOrderOfEachPersonIsKeptToTheEndAndTheRetryKeepsItsTime() {
    assertThat(endAll(Verdict.DELIVERED)).isEqualTo("evt_3 evt_8 evt_9");
    assertThat(endAll(Verdict.DELIVERED)).isEqualTo("evt_4");
    assertThat(endAll(Verdict.DELIVERED)).isEqualTo("evt_5");
    assertThat(claimed()).as("the retry of person 8 is not due, and holds up evt_7").isEmpty();
    clock.pass(Duration.ofSeconds(20));
    assertThat(endAll(Verdict.AGAIN)).isEqualTo("evt_6");
    assertThat(claimed()).isEmpty();
    clock.pass(RETRY);
    assertThat(endAll(Verdict.AGAIN)).as("its last try").isEqualTo("evt_6");
    assertThat(endAll(Verdict.DELIVERED)).as("a blocked one holds up nobody").isEqualTo("evt_7");
    clock.pass(Duration.ofMinutes(5));
    assertThat(endAll(Verdict.DELIVERED)).as("another's lease has ended").isEqualTo("evt_12");
    assertThat(stored.text("SELECT count(*) FROM delivery WHERE state = 'PENDING'")).isEqualTo("0");
  }

  @Test
  void aBlockedOneThatIsTakenUpGoesAfterTheOneUnderWayAndBeforeThoseThatWait() {
    List<Delivery> underWay = deliveries.claim("hr", 9);
    upkeep.retryAll("hr", null);
    assertThat(claimed()).isEmpty();
    underWay.forEach(one -> end(one, Verdict.DELIVERED));
    assertThat(endAll(Verdict.DELIVERED)).isEqualTo("evt_2");
    assertThat(endAll(Verdict.DELIVERED)).isEqualTo("evt_4");
    assertThat(endAll(Verdict.DELIVERED)).isEqualTo("evt_5");
  }

  private String claimed() {
    return names(deliveries.claim("hr", 9));
  }

  private String endAll(Verdict verdict) {
    List<Delivery> claimed = deliveries.claim("hr", 9);
    claimed.forEach(one -> end(one, verdict));
    return names(claimed);
  }

  private static String names(List<Delivery> all) {
    return String.join(" ", all.stream().map(Delivery::eventId).toList());
  }
}

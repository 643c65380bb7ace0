package dev.muster.event;

import static dev.muster.event.EventKit.passing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Delivery.Verdict;
import dev.muster.event.Subscriber.Order;
import dev.muster.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chosen events are delivered once more, in order, beside what comes live. */
abstract class ReplayContract extends EventStore {

  private static final Selection ALL = new Selection(null, null, null, null, null);
  private Replays replays;

  ReplayContract(Database database) {
    super(database);
  }

  @BeforeEach
  void startAfresh() {
    startAfreshFor(EventKit.subscriber("all", Order.PERSON));
    replays = new Replays(stored.store(), deliveries, clock);
  }

  @Test
  void aPreviewCountsAndChangesNothing() {
    happenAndArrive(10);
    assertThat(replays.preview("all", person("p1"))).isEqualTo(new Replays.Preview(5, 5));
    assertThat(replays.preview("all", between(2, 4))).isEqualTo(new Replays.Preview(2, 2));
    assertThat(replays.preview("all", between(50, 60))).isEqualTo(new Replays.Preview(0, 0));
    assertThat(stored.text("SELECT count(*) FROM delivery")).isEqualTo("10");
  }

  @Test
  void theChosenEventsAreDeliveredOnceMoreInOrderAndMarked() {
    happenAndArrive(10);
    long id = replays.begin("all", person("p1"), 0).orElseThrow();
    replays.goOn();
    replays.goOn();
    Replay begun = replays.find(id).orElseThrow();
    assertThat(begun.state()).isEqualTo(Replay.State.DONE);
    assertThat(begun.added()).isEqualTo(5);
    String last = "";
    for (int n = 0; n < 5; n++) {
      List<Delivery> claimed = deliveries.claim("all", 10);
      assertThat(claimed).hasSize(1);
      assertThat(claimed.get(0).replay()).isEqualTo(id);
      assertThat(claimed.get(0).eventId()).isGreaterThan(last);
      last = claimed.get(0).eventId();
      end(claimed.get(0), Verdict.DELIVERED);
    }
    assertThat(deliveries.claim("all", 10)).isEmpty();
    assertThat(replays.find(id).orElseThrow().delivered()).isEqualTo(5);
  }

  @Test
  void whatComesLiveDoesNotWaitForTheReplay() {
    happenAndArrive(10);
    replays.begin("all", person("p1"), 0);
    replays.goOn();
    comes(Via.PUSH, passing("p1", 900_000, ""));
    assertThat(deliveries.claim("all", 10))
        .extracting(Delivery::replay)
        .containsExactlyInAnyOrder(replays.latest(1).get(0).id(), 0L);
  }

  @Test
  void aReplayKeepsItsPace() {
    happenAndArrive(10);
    long id = replays.begin("all", ALL, 2).orElseThrow();
    replays.goOn();
    assertThat(replays.find(id).orElseThrow().added()).isBetween(0L, 1L);
    for (int second = 0; second < 3; second++) {
      clock.pass(Duration.ofSeconds(1));
      replays.goOn();
    }
    assertThat(replays.find(id).orElseThrow().added()).isBetween(5L, 7L);
    clock.pass(Duration.ofMinutes(1));
    replays.goOn();
    replays.goOn();
    assertThat(replays.find(id).orElseThrow().added()).isEqualTo(10);
  }

  @Test
  void anotherProgramGoesOnWhereTheKilledOneWas() {
    happenAndArrive(500);
    long id = replays.begin("all", ALL, 100).orElseThrow();
    replays.goOn();
    clock.pass(Duration.ofSeconds(1));
    replays.goOn();
    Replays restarted = new Replays(stored.store(), deliveries, clock);
    for (int n = 0; n < 10; n++) {
      clock.pass(Duration.ofSeconds(1));
      restarted.goOn();
    }
    assertThat(restarted.find(id).orElseThrow().state()).isEqualTo(Replay.State.DONE);
    assertThat(stored.text("SELECT count(*) FROM delivery WHERE replay > 0")).isEqualTo("500");
    assertThat(stored.text("SELECT count(DISTINCT event_seq) FROM delivery WHERE replay > 0"))
        .isEqualTo("500");
  }

  @Test
  void aPaceIsOneOfSendingAndNotOfLooking() {
    happenAndArrive(700);
    stored
        .store()
        .write(
            db ->
                db.sql(
                        """
                        UPDATE match_event SET identity_id = 'rare'
                        WHERE seq IN (SELECT min(seq) FROM match_event UNION SELECT max(seq) FROM match_event)
                        """)
                    .update());
    long id = replays.begin("all", person("rare"), 1).orElseThrow();
    for (int second = 0; second < 4; second++) {
      replays.goOn();
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(replays.find(id).orElseThrow().added()).isEqualTo(2);
    assertThat(replays.find(id).orElseThrow().state()).isEqualTo(Replay.State.DONE);
  }

  @Test
  void twoInstancesTakeAReplayFurtherWithoutSendingAnythingTwice() throws Exception {
    happenAndArrive(500);
    long id = replays.begin("all", ALL, 0).orElseThrow();
    Replays other = new Replays(stored.store(), deliveries, clock);
    Thread beside = new Thread(other::goOn);
    beside.start();
    replays.goOn();
    beside.join();
    replays.goOn();
    assertThat(replays.find(id).orElseThrow().state()).isEqualTo(Replay.State.DONE);
    assertThat(replays.find(id).orElseThrow().added()).isEqualTo(500);
    assertThat(stored.text("SELECT count(*) FROM delivery WHERE replay > 0")).isEqualTo("500");
  }

  @Test
  void aCancelledReplayLeavesNothingButWhatIsUnderWay() {
    happenAndArrive(10);
    long id = replays.begin("all", ALL, 0).orElseThrow();
    replays.goOn();
    Delivery under = deliveries.claim("all", 1).get(0);
    assertThat(replays.cancel(id)).isTrue();
    end(under, Verdict.DELIVERED);
    replays.goOn();
    assertThat(deliveries.claim("all", 10)).isEmpty();
    Replay ended = replays.find(id).orElseThrow();
    assertThat(ended.delivered()).isEqualTo(1);
    assertThat(ended.open()).isZero();
    assertThat(replays.cancel(id)).isFalse();
  }

  private void happenAndArrive(int events) {
    Sighting[] all = new Sighting[events];
    for (int n = 0; n < events; n++) {
      all[n] = passing("p" + n % 2, n * 1000, "");
    }
    comes(Via.PUSH, all);
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE delivery SET state = 'DELIVERED', place = 0, settled_at = 0")
                    .update());
  }

  private static Selection person(String id) {
    return new Selection(null, null, "box-1", id, null);
  }

  private static Selection between(int from, int until) {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    return new Selection(noon.plusSeconds(from), noon.plusSeconds(until), null, null, null);
  }
}

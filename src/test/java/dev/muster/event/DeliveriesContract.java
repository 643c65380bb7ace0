package dev.muster.event;

import static dev.muster.event.Delivery.Verdict.AGAIN;
import static dev.muster.event.Delivery.Verdict.BLOCKED;
import static dev.muster.event.Delivery.Verdict.DELIVERED;
import static dev.muster.event.Delivery.Verdict.GONE;
import static dev.muster.event.EventKit.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.event.Subscriber.Order;
import dev.muster.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What the ledger of deliveries promises, whatever the database. */
abstract class DeliveriesContract extends EventStore {

  private static final Duration FIVE = Duration.ofSeconds(5);

  DeliveriesContract(Database database) {
    super(database);
  }

  @BeforeEach
  void startAfresh() {
    startAfreshFor(EventKit.subscriber("hr", Order.PERSON, FIVE, Duration.ofMinutes(1)));
  }

  @Test
  void aDeliveryIsClaimedOnceUntilItsLeaseEnds() {
    happens(sighting("0007", 0));
    assertThat(claim()).hasSize(1);
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofMinutes(5));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void whatWasUnderWayAtACrashIsSentAgainAtTheNextStart() {
    happens(sighting("0007", 0));
    claim();
    deliveries = deliveries("another");
    assertThat(claim()).isEmpty();
    deliveries = deliveries("muster");
    assertThat(claim()).hasSize(1);
  }

  @Test
  void anAnswerThatCameWhileTheDatabaseWasAwayIsWrittenDownWhenItIsBack() {
    happens(sighting("0007", 0));
    Delivery underWay = claimOne();
    stored.beganWhileAway(() -> end(underWay, DELIVERED));
    assertThat(states()).isEqualTo("DELIVERED");
  }

  @Test
  void aClaimWhoseAnswerIsLostKeepsNothingBack() {
    happens(sighting("0007", 0), sighting("0008", 1));
    stored.loseTheAnswerToTheNextCommit();
    assertThatThrownBy(this::claim).isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(claim()).hasSize(2);
    assertThat(claim()).isEmpty();
  }

  @Test
  void aClaimWhoseLeaseHasEndedSettlesNothing() {
    happens(sighting("0007", 0));
    Delivery late = claimOne();
    clock.pass(Duration.ofMinutes(5));
    Delivery holder = claimOne();
    end(late, DELIVERED);
    assertThat(states()).isEqualTo("PENDING");
    end(holder, DELIVERED);
    assertThat(states()).isEqualTo("DELIVERED");
  }

  @Test
  void theSecondEventOfAPersonWaitsForTheFirstAndNobodyElseDoes() {
    happens(sighting("0007", 0), sighting("0007", 1), sighting("0008", 2));
    List<Delivery> first = claim();
    assertThat(first)
        .extracting(Delivery::eventId)
        .containsExactly(
            EventKit.event("0007", 0, "box-1").id(), EventKit.event("0008", 2, "box-1").id());
    assertThat(claim()).isEmpty();
    end(first.get(0), AGAIN);
    assertThat(claim()).isEmpty();
    clock.pass(FIVE);
    end(claimOne(), DELIVERED);
    assertThat(claimOne().eventId()).isEqualTo(EventKit.event("0007", 1, "box-1").id());
  }

  @Test
  void strangersNeverWaitForEachOther() {
    happens(sighting("", 0), sighting("", 1));
    assertThat(claim()).hasSize(2);
  }

  @Test
  void theOrderMayBeThatOfTheDeviceOrNone() {
    startAfreshFor(
        EventKit.subscriber("by-device", Order.DEVICE, FIVE),
        EventKit.subscriber("unordered", Order.NONE, FIVE));
    happens(sighting("0007", 0), sighting("0008", 1), sighting("0007", 2));
    assertThat(deliveries.claim("by-device", 9)).hasSize(1);
    assertThat(deliveries.claim("unordered", 9)).hasSize(3);
  }

  @Test
  void aDeadSubscriberChangesNothingForTheOthers() {
    startAfreshFor(
        EventKit.subscriber("dead", Order.NONE, FIVE),
        EventKit.subscriber("alive", Order.NONE, FIVE));
    happens(sighting("1", 0), sighting("2", 1), sighting("3", 2));
    deliveries.claim("dead", 9).forEach(one -> end(one, AGAIN));
    assertThat(deliveries.claim("alive", 9)).hasSize(3);
  }

  @Test
  void aDeliveryIsTriedByThePlanAndBlockedAfterItsLastStep() {
    happens(sighting("0007", 0), sighting("0007", 1));
    end(claimOne(), AGAIN);
    clock.pass(FIVE.minusMillis(1));
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofMillis(1));
    end(claimOne(), AGAIN);
    clock.pass(Duration.ofSeconds(59));
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    end(claimOne(), AGAIN);
    assertThat(states()).isEqualTo("BLOCKED, PENDING");
    assertThat(stored.text("SELECT attempts FROM delivery ORDER BY id")).isEqualTo("3, 0");
  }

  @Test
  void aBlockedDeliveryHoldsUpNobodyAndCanBeTakenUpAgain() {
    happens(sighting("0007", 0), sighting("0007", 1));
    Delivery gone = claimOne();
    end(gone, BLOCKED);
    assertThat(states()).isEqualTo("BLOCKED, PENDING");
    Delivery next = claimOne();
    assertThat(next.eventId()).isEqualTo(EventKit.event("0007", 1, "box-1").id());
    assertThat(upkeep.retry(gone.id())).isTrue();
    assertThat(upkeep.retry(gone.id())).isFalse();
    assertThat(claim()).as("while another of the person is under way").isEmpty();
    end(next, DELIVERED);
    assertThat(claimOne().attempts()).isZero();
  }

  @Test
  void theReceiverMayAskForMoreTimeThanThePlan() {
    happens(sighting("0007", 0));
    end(claimOne(), AGAIN, 120);
    clock.pass(Duration.ofSeconds(119));
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void aLaneRestsAfterThreeFailuresInARowAndOneAnswerOpensIt() {
    startAfreshFor(EventKit.subscriber("hr", Order.NONE, FIVE, FIVE, FIVE, FIVE));
    for (int n = 0; n < 5; n++) {
      happens(sighting("p" + n, n));
    }
    List<Delivery> all = claim();
    end(all.get(0), AGAIN);
    end(all.get(1), AGAIN);
    happens(sighting("early", 7));
    Delivery early = claimOne();
    end(all.get(2), AGAIN);
    happens(sighting("late", 8));
    assertThat(claim()).isEmpty();
    end(early, DELIVERED);
    assertThat(claimOne().eventId()).isEqualTo(EventKit.event("late", 8, "box-1").id());
  }

  @Test
  void aDeadReceiversLaneIsTriedByOneDeliveryAtATime() {
    startAfreshFor(EventKit.subscriber("hr", Order.NONE, FIVE, FIVE, FIVE, FIVE));
    for (int n = 0; n < 5; n++) {
      happens(sighting("p" + n, n));
    }
    claim().forEach(one -> end(one, AGAIN));
    clock.pass(FIVE);
    Delivery tried = claimOne();
    assertThat(claim()).isEmpty();
    end(tried, DELIVERED);
    assertThat(claim()).hasSize(4);
  }

  @Test
  void aDeliveryThatIsBlockedAtTheEndOfItsPlanDoesNotOpenTheLaneOfADeadReceiver() {
    startAfreshFor(EventKit.subscriber("hr", Order.NONE));
    for (int n = 0; n < 4; n++) {
      happens(sighting("p" + n, n));
    }
    List<Delivery> all = claim();
    all.subList(0, 3).forEach(one -> end(one, AGAIN));
    happens(sighting("next", 9));
    end(all.get(3), AGAIN);
    assertThat(states()).isEqualTo("BLOCKED, BLOCKED, BLOCKED, BLOCKED, PENDING");
    assertThat(claim()).isEmpty();
  }

  @Test
  void aRestSurvivesARestart() {
    startAfreshFor(EventKit.subscriber("hr", Order.NONE, FIVE));
    for (int n = 0; n < 3; n++) {
      happens(sighting("p" + n, n));
    }
    claim().forEach(one -> end(one, AGAIN));
    happens(sighting("next", 9));
    deliveries = deliveries("muster");
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    end(claimOne(), DELIVERED);
    assertThat(stored.text("SELECT troubles FROM lane")).isEqualTo("0");
  }

  @Test
  void abandonedDeliveriesAreTriedAgainLater() {
    happens(sighting("0007", 0));
    deliveries.abandon(claimOne(), "the flow broke");
    assertThat(claim()).isEmpty();
    clock.pass(FIVE);
    assertThat(claim()).hasSize(1);
  }

  @Test
  void aSubscriberThatIsGoneIsSwitchedOffAndGoesOnWhereItStoodWhenSwitchedOn() {
    happens(sighting("0007", 0), sighting("0008", 1), sighting("0009", 2));
    List<Delivery> all = claim();
    end(all.get(0), GONE);
    end(all.get(1), DELIVERED);
    end(all.get(2), AGAIN);
    happens(sighting("0010", 3));
    clock.pass(Duration.ofDays(1));
    assertThat(claim()).isEmpty();
    deliveries = deliveries("muster");
    assertThat(claim()).as("after a restart").isEmpty();
    assertThat(states()).isEqualTo("PENDING, DELIVERED, PENDING, PENDING");
    upkeep = new Upkeep(stored.store(), deliveries, clock);
    assertThat(upkeep.switchOn("hr")).isTrue();
    assertThat(upkeep.switchOn("hr")).isFalse();
    assertThat(claim()).hasSize(3);
  }

  @Test
  void aSubscriberThatIsNotEnabledOrNotConfiguredCollects() {
    happens(sighting("0007", 0));
    Subscriber hr = subscribers.get("hr");
    Subscriber disabled =
        new Subscriber(
            "hr", hr.target(), false, hr.filter(), hr.form(), hr.order(), hr.pace(), hr.manners());
    subscribers.replace(List.of(disabled));
    happens(sighting("0008", 1));
    assertThat(claim()).isEmpty();
    subscribers.replace(List.of());
    happens(sighting("0009", 2));
    assertThat(claim()).isEmpty();
    subscribers.replace(List.of(hr));
    assertThat(claim()).hasSize(2);
  }

  @Test
  void everyFailedTryIsKeptAndASuccessfulOneCostsNoRow() {
    happens(sighting("0007", 0));
    end(claimOne(), AGAIN);
    clock.pass(FIVE);
    end(claimOne(), DELIVERED);
    assertThat(stored.text("SELECT status || ' ' || millis || ' ' || words FROM attempt"))
        .isEqualTo("503 7 its whole answer");
    assertThat(stored.text("SELECT status || ' ' || millis FROM delivery")).isEqualTo("200 7");
  }

  @Test
  void blockedOnesAreTakenUpTogetherInTheirOrderOrByTheirLastStatus() {
    startAfreshFor(EventKit.subscriber("hr", Order.PERSON));
    happens(sighting("0007", 0), sighting("0007", 1), sighting("0007", 2), sighting("0008", 3));
    for (int n = 0; n < 3; n++) {
      claim().forEach(one -> end(one, AGAIN));
      clock.pass(Duration.ofMinutes(1));
    }
    assertThat(states()).isEqualTo("BLOCKED, BLOCKED, BLOCKED, BLOCKED");
    assertThat(upkeep.retryAll("hr", 404)).isZero();
    assertThat(upkeep.retryAll("hr", 503)).isEqualTo(4);
    assertThat(drained())
        .containsSubsequence(id("0007", 0), id("0007", 1), id("0007", 2))
        .hasSize(4);
  }

  @Test
  void whatWaitsIsDiscardedButNotWhatIsUnderWay() {
    happens(sighting("0007", 0), sighting("0007", 1), sighting("0008", 2), sighting("", 3));
    Delivery underWay = claim().get(0);
    assertThat(deliveries.claim("hr", 9)).isEmpty();
    clock.pass(Duration.ofMinutes(5));
    Delivery again = deliveries.claim("hr", 1).get(0);
    assertThat(again.id()).isEqualTo(underWay.id());
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE delivery SET lease = NULL WHERE id <> ?")
                    .param(again.id())
                    .update());
    assertThat(upkeep.discardWaiting("hr")).isEqualTo(3);
    end(again, DELIVERED);
    assertThat(states()).isEqualTo("DELIVERED, DISCARDED, DISCARDED, DISCARDED");
    happens(sighting("0007", 4));
    assertThat(claim()).as("the key goes on").hasSize(1);
  }

  @Test
  void aReplayOfAnEventStandsBesideItsLiveDelivery() {
    happens(sighting("0007", 0));
    long event = Long.parseLong(stored.text("SELECT seq FROM match_event"));
    stored
        .store()
        .write(
            db -> {
              DeliveryRows.add(db, event, "hr", 1, "replay 1 person 0007", clock.millis());
              return 1;
            });
    assertThat(claim()).extracting(Delivery::eventId).containsOnly(id("0007", 0)).hasSize(2);
  }

  /** Whatever fails on the way, the events of a person arrive in their order. */
  @Test
  void theOrderOfAPersonHoldsThroughFailuresRestartsAndLostLeases() {
    Random chance = new Random(7);
    int events = 120;
    List<String> arrived = new ArrayList<>();
    int sent = 0;
    for (int step = 0; arrived.size() < events; step++) {
      assertThat(step).as("steps").isLessThan(5000);
      if (sent < events) {
        happens(sighting("p" + sent % 4, sent));
        sent++;
      }
      if (chance.nextInt(20) == 0) {
        deliveries = deliveries("muster");
      }
      for (Delivery one : claim()) {
        int luck = chance.nextInt(10);
        if (luck < 6) {
          end(one, DELIVERED);
          arrived.add(one.eventId());
        } else if (luck < 9) {
          deliveries.abandon(one, "broke");
          deliveries.claim("hr", 1).forEach(other -> deliveries.abandon(other, "broke too"));
        }
      }
      clock.pass(Duration.ofMinutes(luckOfTheClock(chance)));
      stored.store().write(db -> db.sql("UPDATE delivery SET attempts = 0").update());
    }
    for (int person = 0; person < 4; person++) {
      List<String> expected = new ArrayList<>();
      for (int n = person; n < events; n += 4) {
        expected.add(id("p" + person, n));
      }
      assertThat(arrived).containsSubsequence(expected);
    }
    assertThat(arrived).hasSize(events).doesNotHaveDuplicates();
  }

  private static int luckOfTheClock(Random chance) {
    return chance.nextInt(3) == 0 ? 6 : 1;
  }

  @Test
  void aDeliveryThatWasNotSentCannotBeSettled() {
    happens(sighting("0007", 0));
    Delivery unsent = claimOne();
    assertThatThrownBy(() -> deliveries.settle(unsent)).hasMessageContaining("was not sent");
  }

  private List<Delivery> claim() {
    return deliveries.claim("hr", 100);
  }

  private Delivery claimOne() {
    List<Delivery> claimed = claim();
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  private static String id(String person, int second) {
    return EventKit.event(person, second, "box-1").id();
  }

  /** Delivers everything that is due, one claim after the other. */
  private List<String> drained() {
    List<String> ids = new ArrayList<>();
    for (List<Delivery> some = claim(); !some.isEmpty(); some = claim()) {
      for (Delivery one : some) {
        ids.add(one.eventId());
        end(one, DELIVERED);
      }
      clock.pass(Duration.ofMinutes(1));
    }
    return ids;
  }
}

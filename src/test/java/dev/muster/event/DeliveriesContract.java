package dev.muster.event;

import static dev.muster.event.Delivery.Verdict.AGAIN;
import static dev.muster.event.Delivery.Verdict.BLOCKED;
import static dev.muster.event.Delivery.Verdict.DELIVERED;
import static dev.muster.event.EventKit.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.event.Subscriber.Order;
import dev.muster.store.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}

package dev.muster.event;

import static dev.muster.event.EventKit.passing;
import static dev.muster.event.EventKit.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Subscriber.Order;
import dev.muster.roster.Digest;
import dev.muster.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One recognition is one event, whichever ways it comes, and two never become one. */
abstract class WaysContract extends EventStore {

  WaysContract(Database database) {
    super(database);
  }

  @BeforeEach
  void startAfresh() {
    startAfreshFor(EventKit.subscriber("all", Order.PERSON));
  }

  @Test
  void pushLiveAndPullOfOnePersonAreOneEventAndOneDelivery() {
    comes(Via.LIVE, passing("0007", 0, ""));
    comes(Via.PUSH, passing("0007", 0, ""));
    comes(Via.PULL, passing("0007", 1, ""));
    assertThat(events()).isEqualTo("1");
    assertThat(stored.text("SELECT count(*) FROM delivery")).isEqualTo("1");
  }

  @Test
  void theSamePersonAMillisecondLaterByTheSameWayIsAnotherEvent() {
    comes(Via.PUSH, passing("0007", 0, ""), passing("0007", 1, ""));
    comes(Via.PULL, passing("0007", 1, ""), passing("0007", 0, ""));
    assertThat(events()).isEqualTo("2");
  }

  @Test
  void twoStrangersOfOneInstantAreTwoEventsByEveryWay() {
    comes(Via.PUSH, stranger("1602612036.38", 0), stranger("1602612036.39", 0));
    comes(Via.PUSH, stranger("1602612036.38", 0), stranger("1602612036.39", 0));
    comes(Via.PULL, stranger("_a", 0), stranger("_b", 0));
    comes(Via.PULL, stranger("_b", 0), stranger("_a", 0));
    assertThat(events()).isEqualTo("2");
    comes(Via.LIVE, stranger("x", 0), stranger("y", 0), stranger("z", 0));
    assertThat(events()).isEqualTo("3");
  }

  @Test
  void aLaterWayBringsThePicturesThatWereMissing() {
    comes(Via.LIVE, passing("0007", 0, ""));
    comes(Via.PULL, passing("0007", 2, "the scene"));
    assertThat(stored.text("SELECT scene FROM match_event")).isEqualTo(Digest.ofText("the scene"));
    comes(Via.PUSH, passing("0007", 0, "another scene"));
    assertThat(stored.text("SELECT scene FROM match_event")).isEqualTo(Digest.ofText("the scene"));
  }

  @Test
  void eachWayAddsThePicturesThatTheOthersLackEvenOnALaterDay() {
    comes(Via.LIVE, passing("0007", 0, "the scene"));
    clock.pass(Duration.ofDays(2));
    comes(Via.PUSH, EventKit.withFace("0007", "the face"));
    String shelf = stored.text("SELECT shelf FROM match_event");
    assertThat(stored.text("SELECT face FROM match_event")).isEqualTo(Digest.ofText("the face"));
    assertThat(pictures.find(shelf, Digest.ofText("the scene"))).isPresent();
    assertThat(pictures.find(shelf, Digest.ofText("the face"))).isPresent();
    assertThat(pictures.find(shelf, Digest.ofText("another"))).isEmpty();
  }

  @Test
  void thePushIsTheRecordOfWhatWasSeenLive() {
    journal.store(
        Push.of("box-1", Via.LIVE, new byte[] {'l'}).read(List.of(passing("0007", 0, ""))));
    journal.store(
        Push.of("box-1", Via.PULL, new byte[] {'h'}).read(List.of(passing("0007", 0, ""))));
    assertThat(body()).isEqualTo("l");
    journal.store(
        Push.of("box-1", Via.PUSH, new byte[] {'p'}).read(List.of(passing("0007", 0, ""))));
    assertThat(body()).isEqualTo("p");
    comes(Via.PUSH, passing("0007", 0, ""));
    assertThat(body()).isEqualTo("p");
  }

  private String body() {
    String id = stored.text("SELECT id FROM match_event");
    return new String(bodies.of(id).orElseThrow().body(), StandardCharsets.UTF_8);
  }

  @Test
  void aRepeatedPushKeepsNoSecondBody() {
    comes(Via.PUSH, passing("0007", 0, ""));
    comes(Via.PUSH, passing("0007", 0, ""));
    assertThat(stored.text("SELECT count(*) FROM raw_body")).isEqualTo("1");
    RawBodies.Sent sent = bodies.of(stored.text("SELECT id FROM match_event")).orElseThrow();
    assertThat(sent.body()).asString().isEqualTo("{}");
    assertThat(sent.place()).isEqualTo(-1);
  }

  /** Whatever the order of arrival and however often: as many events as there were passings. */
  @Test
  void anyMixtureOfWaysGivesEachPassingOnce() {
    Random random = new Random(11);
    for (int round = 0; round < 20; round++) {
      startAfresh();
      List<Runnable> arrivals = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        String person = "p" + random.nextInt(3);
        int at = n * 10;
        for (Via via : Via.values()) {
          int off = via == Via.PULL ? random.nextInt(3) - 1 : 0;
          for (int times = random.nextInt(3); times >= 0; times--) {
            arrivals.add(() -> comes(via, passing(person, at + off, "")));
            arrivals.add(() -> comes(via, stranger(via + "-" + at, at + off)));
          }
        }
      }
      Collections.shuffle(arrivals, random);
      arrivals.forEach(Runnable::run);
      assertThat(events()).as("round " + round).isEqualTo("12");
    }
  }

  @Test
  void aCrowdThatCannotBeToldApartIsKeptAsItCameAndAcknowledged() {
    Sighting[] crowd = new Sighting[65];
    for (int n = 0; n < crowd.length; n++) {
      crowd[n] = stranger("own-" + n, 0);
    }
    assertThat(comes(Via.PUSH, crowd).status()).isEqualTo(200);
    assertThat(events()).isEqualTo("0");
    assertThat(stored.text("SELECT detail FROM refused_push"))
        .isEqualTo("more than 64 events of one device in one millisecond");
  }

  private String events() {
    return stored.text("SELECT count(*) FROM match_event");
  }
}

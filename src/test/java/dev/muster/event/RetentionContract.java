package dev.muster.event;

import static dev.muster.event.EventKit.passing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Delivery.Verdict;
import dev.muster.event.Subscriber.Order;
import dev.muster.roster.Digest;
import dev.muster.store.Database;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind is forgotten after its own time, and nothing that is still to be delivered. */
abstract class RetentionContract extends EventStore {

  private static final String SCENE = Digest.ofText("a scene");
  private Retention retention;

  RetentionContract(Database database) {
    super(database);
  }

  @BeforeEach
  void startAfresh() {
    startAfreshFor(EventKit.subscriber("all", Order.NONE));
    retention = new Retention(stored.store(), pictures, EventKit.KEEP, clock);
  }

  @Test
  void bodiesGoFirstThenPicturesThenEvents() {
    comes(Via.PUSH, passing("0007", 0, "a scene"));
    String shelf = stored.text("SELECT shelf FROM match_event");
    settleAll();
    clock.pass(Duration.ofDays(29));
    assertThat(retention.forget()).isZero();
    clock.pass(Duration.ofDays(2));
    assertThat(retention.forget()).isEqualTo(1);
    assertThat(count("raw_body")).isEqualTo("0");
    assertThat(pictures.find(shelf, SCENE)).isPresent();
    clock.pass(Duration.ofDays(61));
    assertThat(retention.forget()).isEqualTo(1);
    assertThat(pictures.find(shelf, SCENE)).isEmpty();
    assertThat(pictures.shelves()).doesNotContain(shelf);
    assertThat(stored.text("SELECT COALESCE(scene, 'none') FROM match_event")).isEqualTo("none");
    clock.pass(Duration.ofDays(310));
    assertThat(retention.forget()).isEqualTo(1);
    assertThat(count("match_event") + count("delivery")).isEqualTo("00");
  }

  @Test
  void whatIsStillToBeDeliveredIsKeptHoweverOld() {
    comes(Via.PUSH, passing("0007", 0, ""), passing("0008", 5, ""));
    Delivery one = deliveries.claim("all", 1).get(0);
    end(one, Verdict.DELIVERED);
    clock.pass(Duration.ofDays(500));
    retention.forget();
    assertThat(stored.text("SELECT identity_id FROM match_event")).isEqualTo("0008");
    settleAll();
    retention.forget();
    assertThat(count("match_event")).isEqualTo("0");
  }

  @Test
  void attemptsAreForgottenAfterTheirOwnTime() {
    startAfreshFor(
        EventKit.subscriber("all", Order.NONE, Duration.ZERO, Duration.ofDays(1), Duration.ZERO));
    retention = new Retention(stored.store(), pictures, EventKit.KEEP, clock);
    comes(Via.PUSH, passing("0007", 0, ""));
    end(deliveries.claim("all", 1).get(0), Verdict.AGAIN);
    assertThat(count("attempt")).isEqualTo("1");
    clock.pass(Duration.ofDays(91));
    assertThat(retention.forget()).isEqualTo(2);
    assertThat(count("attempt") + count("raw_body") + count("match_event")).isEqualTo("001");
  }

  @Test
  void thousandsAreForgottenAndYoungOnesStay() {
    Sighting[] many = new Sighting[700];
    for (int n = 0; n < many.length; n++) {
      many[n] = passing("p" + n, n, n % 100 == 0 ? "scene " + n : "");
    }
    comes(Via.PUSH, many);
    settleAll();
    clock.pass(Duration.ofDays(401));
    comes(Via.PUSH, passing("young", 900_000, "young scene"));
    assertThat(retention.forget()).isEqualTo(1 + 7 + 700);
    assertThat(stored.text("SELECT identity_id FROM match_event")).isEqualTo("young");
    assertThat(stored.text("SELECT scene FROM match_event"))
        .isEqualTo(Digest.ofText("young scene"));
    assertThat(retention.forget()).isZero();
  }

  private void settleAll() {
    stored
        .store()
        .write(db -> db.sql("UPDATE delivery SET state = 'DELIVERED', settled_at = 0").update());
  }

  private String count(String table) {
    return stored.text("SELECT count(*) FROM " + table);
  }
}

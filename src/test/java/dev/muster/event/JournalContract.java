package dev.muster.event;

import static dev.muster.event.EventKit.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Subscriber.Order;
import dev.muster.roster.Digest;
import dev.muster.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal promises to a box, whatever the database. */
abstract class JournalContract extends EventStore {

  JournalContract(Database database) {
    super(database);
  }

  @BeforeEach
  void startAfresh() {
    startAfreshFor(
        EventKit.subscriber("all", Order.PERSON),
        EventKit.subscriber(
            "known",
            FilterKit.of("boxes", "box-1", "strangers", "false"),
            Order.PERSON,
            List.of()));
  }

  @Test
  void anAcknowledgedEventIsStoredWithItsPictureAndADeliveryPerInterestedSubscriber() {
    Receipt receipt = happens(sighting("0007", 0), sighting("", 1));
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.json())
        .isEqualTo("{\"message\":\"SUCCESS\",\"status\":0,\"stored\":2,\"repeated\":0}");
    assertThat(stored.text("SELECT subscriber FROM delivery ORDER BY id"))
        .isEqualTo("all, known, all");
    assertThat(pictures.find("2026-03-02", Digest.ofText("face of 0007")))
        .hasValue("face of 0007".getBytes(StandardCharsets.UTF_8));
    assertThat(
            stored.text("SELECT identity_id || ' ' || matched FROM match_event WHERE matched = 1"))
        .isEqualTo("0007 1");
  }

  @Test
  void anEventOfAnotherBoxIsFiltered() {
    happens(sighting("0007", 0, "box-2"));
    assertThat(stored.text("SELECT subscriber FROM delivery")).isEqualTo("all");
  }

  @Test
  void aRepeatedPushAddsNothing() {
    happens(sighting("0007", 0));
    assertThat(happens(sighting("0007", 0), sighting("0007", 1)).json())
        .contains("\"stored\":1,\"repeated\":1");
    assertThat(stored.text("SELECT count(*) FROM match_event")).isEqualTo("2");
    assertThat(stored.text("SELECT count(*) FROM delivery")).isEqualTo("4");
  }

  @Test
  void thePayloadIsTheCanonicalFormWithoutPictures() {
    happens(sighting("0007", 0));
    assertThat(stored.text("SELECT payload FROM match_event"))
        .isEqualTo(
            "{\"type\":\"match.person\",\"timestamp\":\"2026-03-02T12:00:00Z\",\"data\":{"
                + "\"event_id\":\""
                + EventKit.event("0007", 0, "box-1").id()
                + "\",\"box\":\"box-1\",\"device\":"
                + stored
                    .text("SELECT payload FROM match_event")
                    .replaceAll(".*\"device\":(\\{[^}]*}).*", "$1")
                + ",\"matched\":true,\"person\":{\"identity_id\":\"0007\",\"name\":\"王芳\",\"type\":\"employee\"},"
                + "\"score\":94.8,\"similarity\":0.948,\"occurred_at\":\"2026-03-02T12:00:00Z\","
                + "\"received_at\":\"2026-03-02T08:00:00Z\",\"pictures\":{\"face\":\""
                + Digest.ofText("face of 0007")
                + "\"}}}");
  }

  @Test
  void anUnreadablePushIsKeptOnceAndCounted() {
    for (int times = 0; times < 3; times++) {
      Receipt receipt = journal.store(unreadable("{half"));
      assertThat(receipt.status()).isEqualTo(200);
      assertThat(receipt.json()).isEqualTo("{\"message\":\"UNREADABLE\",\"status\":1}");
    }
    assertThat(stored.text("SELECT reason || ' ' || times || ' ' || detail FROM refused_push"))
        .isEqualTo("UNREADABLE 3 not JSON");
    assertThat(photos.get(stored.text("SELECT body FROM refused_push")))
        .asString()
        .isEqualTo("{half");
  }

  @Test
  void whenTooManyAreKeptTheBoxKeepsTheNextAndNothingIsWritten() {
    fillUp("UNREADABLE");
    assertThat(journal.store(unreadable("one more")).status()).isEqualTo(400);
    assertThat(photos.has(Digest.ofText("one more"))).isFalse();
    assertThat(stored.text("SELECT count(*) FROM refused_push")).isEqualTo("1000");
  }

  @Test
  void pushesOfStrangersDoNotUseUpTheRoomOfTheBoxes() {
    fillUp("UNKNOWN_BOX");
    Push stranger = Push.refused("nobody", 3, Push.Kind.UNKNOWN_BOX, "no box");
    assertThat(journal.store(stranger).status()).isEqualTo(404);
    assertThat(journal.store(unreadable("{half")).status()).isEqualTo(200);
    assertThat(stored.text("SELECT count(*) FROM refused_push")).isEqualTo("1001");
  }

  @Test
  void aRefusedPushIsCountedPerBoxAndKeepsNoBytes() {
    for (int times = 0; times < 2; times++) {
      Push push = Push.refused("box-1", 99_999_999L, Push.Kind.TOO_LARGE, "99999999 bytes\u0000");
      assertThat(journal.store(push).status()).isEqualTo(413);
    }
    assertThat(stored.text("SELECT times || ' ' || bytes || ' ' || detail FROM refused_push"))
        .isEqualTo("2 99999999 99999999 bytes");
    assertThat(stored.text("SELECT body FROM refused_push")).isEqualTo("null");
  }

  private static Push unreadable(String body) {
    return Push.of("box-1", Via.PUSH, body.getBytes(StandardCharsets.UTF_8)).unreadable("not JSON");
  }

  private void fillUp(String reason) {
    stored
        .store()
        .write(
            db -> {
              int rows = 0;
              for (int n = 0; n < 1000; n++) {
                rows +=
                    db.sql(
                            """
                            INSERT INTO refused_push (id, box, reason, detail, bytes, times, first_at, last_at)
                            VALUES (?, 'x', ?, '', 0, 1, 0, 0)
                            """)
                        .params(reason + n, reason)
                        .update();
              }
              return rows;
            });
  }
}

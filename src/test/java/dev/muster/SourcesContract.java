package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.event.source.LiveLines.Line;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Push, realtime and pull of one embedded box into one journal, whatever API is spoken. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SourcesContract {

  private static final String ID = "S0007";
  private static final String DOOR = "192.168.1.63";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String api;
  private EventBox box;
  private RunningBridge bridge;
  private byte[] photo;

  SourcesContract(String api) {
    this.api = api;
  }

  @BeforeAll
  void enrolSomebody() {
    box = new EventBox();
    bridge =
        RunningBridge.on(
            box.url(),
            "--muster.boxes[0].api=" + api,
            "--muster.boxes[0].events.live=" + box.live(),
            "--muster.events.max-bytes=4000000",
            "--muster.events.catch-up-every=1h");
    photo = SampleFaces.person(7).photo(View.frontal());
    bridge.drop("staff/" + ID + ".jpg", photo);
    bridge.untilPlacement(ID, "PLACED");
    await().atMost(PATIENCE).until(this::connected);
  }

  @AfterAll
  void close() {
    bridge.close();
    box.close();
  }

  @BeforeEach
  void startAfresh() {
    box.withoutFaults();
    bridge.catchUp();
    untilRead();
  }

  @Test
  void aMatchThatComesEveryWayIsOneEventAndOneDelivery() {
    box.pushTo(bridge.address("/events/" + RunningBridge.BOX).toString());
    int before = events();
    String last = bridge.text("SELECT coalesce(max(seq), 0) FROM match_event");
    bridge.show(DOOR, photo);
    await().atMost(PATIENCE).until(() -> seen("seen_live IS NOT NULL AND seq > " + last) == 1);
    bridge.catchUp();
    String everyWay = "seen_live IS NOT NULL AND seen_push IS NOT NULL AND seen_pull IS NOT NULL";
    await().atMost(PATIENCE).until(() -> seen(everyWay + " AND seq > " + last) == 1);
    assertThat(events()).isEqualTo(before + 1);
    assertThat(bridge.text("SELECT count(*) FROM delivery")).isEqualTo("" + (before + 1));
    assertThat(bridge.text("SELECT identity_id FROM match_event WHERE seq > " + last))
        .isEqualTo(ID);
    assertThat(bridge.text("SELECT face FROM match_event WHERE seq > " + last)).hasSize(64);
  }

  @Test
  void whatTheBoxDoesNotPushIsReadFromItsHistoryWholeAndOnce() {
    box.stopPushing();
    int before = events();
    box.backlog(250, ID);
    box.backlog(7, "");
    bridge.catchUp();
    await().atMost(PATIENCE).until(() -> events() >= before + 257);
    untilRead();
    bridge.catchUp();
    untilRead();
    assertThat(events()).isEqualTo(before + 257);
    assertThat(bridge.text("SELECT count(*) FROM delivery")).isEqualTo("" + events());
  }

  @Test
  void aBoxThatStumblesIsReadWholeAllTheSame() {
    box.stopPushing();
    int before = events();
    box.backlog(220, "");
    box.fault(Map.of("where", history(), "what", "status", "status", 500, "calls", "1,7"));
    box.fault(Map.of("where", history(), "what", "truncate", "calls", "2,8"));
    box.fault(Map.of("where", history(), "what", "drop-after", "calls", "3,9"));
    box.fault(Map.of("where", history(), "what", "error-inside", "code", "50091", "calls", "4"));
    bridge.catchUp();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              bridge.pass(Duration.ofMinutes(1));
              return events() >= before + 220;
            });
    untilRead();
    assertThat(events()).isEqualTo(before + 220);
    assertThat(bridge.text("SELECT trouble FROM watermark")).isEmpty();
  }

  @Test
  void aBoxThatWasAwayIsWatchedAgainAndWhatWasMissedIsRead() {
    box.stopPushing();
    int before = events();
    box.backlog(5, "");
    box.restart("1s");
    await().atMost(PATIENCE).until(() -> !connected());
    await().atMost(PATIENCE).until(this::connected);
    await().atMost(PATIENCE).until(() -> events() == before + 5);
    bridge.show(DOOR, photo);
    await("realtime works again")
        .atMost(PATIENCE)
        .until(() -> seen("seen_live IS NOT NULL AND seen_push IS NULL") > 0);
  }

  private boolean connected() {
    return bridge.live().map(Line::connected).orElse(false);
  }

  private String history() {
    return "v1".equals(api) ? "GET /SophonFace/api/events" : "POST /sophon/v2/face/getevents";
  }

  /** The history of the box has been read to its end. */
  private void untilRead() {
    await("nothing is under way")
        .atMost(PATIENCE)
        .until(
            () ->
                bridge
                    .text(
                        "SELECT count(*) FROM watermark WHERE lease IS NULL AND again_at IS NULL"
                            + " AND state = 'WHOLE' AND to_ms IS NULL AND from_ms IS NULL")
                    .equals("1"));
  }

  private int events() {
    return seen("1 = 1");
  }

  private int seen(String which) {
    return Integer.parseInt(bridge.text("SELECT count(*) FROM match_event WHERE " + which));
  }
}

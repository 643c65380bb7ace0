package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.event.source.LiveLines.Line;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.time.Duration;
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
    await().atMost(PATIENCE).until(() -> bridge.live().map(Line::connected).orElse(false));
  }

  @AfterAll
  void close() {
    bridge.close();
    box.close();
  }

  @BeforeEach
  void forget() {
    bridge.catchUp();
    await("nothing is under way")
        .atMost(PATIENCE)
        .until(
            () ->
                bridge
                    .text("SELECT count(*) FROM watermark WHERE lease IS NULL AND again_at IS NULL")
                    .equals("1"));
    bridge.text("SELECT 1");
  }

  @Test
  void aMatchThatComesEveryWayIsOneEventAndOneDelivery() {
    int before = events();
    bridge.show(DOOR, photo);
    await().atMost(PATIENCE).until(() -> seen("seen_live IS NOT NULL") == before + 1);
    bridge.catchUp();
    await().atMost(PATIENCE).until(() -> seen("seen_pull IS NOT NULL") == before + 1);
    await().atMost(PATIENCE).until(() -> seen("seen_push IS NOT NULL") == before + 1);
    assertThat(events()).isEqualTo(before + 1);
    assertThat(bridge.text("SELECT count(*) FROM delivery")).isEqualTo("" + (before + 1));
    assertThat(bridge.text("SELECT DISTINCT identity_id FROM match_event")).isEqualTo(ID);
  }

  private int events() {
    return seen("1 = 1");
  }

  private int seen(String which) {
    return Integer.parseInt(bridge.text("SELECT count(*) FROM match_event WHERE " + which));
  }
}

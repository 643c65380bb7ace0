package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.8.1 and §12.4, recorded events")
class V1EventsTest {

  private static final String EVENTS = "/SophonFace/api/events";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);

  private RunningBox box;
  private String permission;

  @BeforeEach
  void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.device("10.0.0.2", permission);
    box.person("red", permission, RED);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName(
      "§12.4: the same person at the same device within 6 s makes one event, at another device a second")
  void duplicates() {
    box.match("10.0.0.1", RED);
    box.match("10.0.0.1", RED);
    box.match("10.0.0.2", RED);

    assertThat(box.get(EVENTS).data()).hasSize(2);
  }

  @Test
  @DisplayName("§4.4.5: compare_time is the event's time, so a later one is no duplicate")
  void compareTime() {
    at(1000.5);
    at(1006.4);
    at(1006.6);

    JsonNode events = box.get(EVENTS).data();
    assertThat(events).hasSize(2);
    assertThat(events.path(0).path("timestamp").asDouble()).isEqualTo(1000.5);
    assertThat(events.path(1).path("timestamp").asDouble()).isEqualTo(1006.6);
    assertThat(box.get(EVENTS + "?datetime_gte=1001").data()).hasSize(1);
  }

  @Test
  @DisplayName("§6.8.1: a match names the person, a stranger has type 4 and empty id and name")
  void documents() {
    box.match("10.0.0.1", RED);
    box.match("10.0.0.1", GREEN);
    box.match("10.0.0.1", GREEN);

    JsonNode events = box.get(EVENTS).data();
    JsonNode known = events.path(0).path("common");
    JsonNode stranger = events.path(1).path("common");

    assertThat(events).hasSize(3);
    assertThat(events.path(0).path("_id").asText()).matches("\\d{10}\\.\\d{6}");
    assertThat(known.path("identity_id").asText()).isEqualTo("red");
    assertThat(known.path("person_type").asInt()).isEqualTo(1);
    assertThat(known.path("permission_name").asText()).isEqualTo("staff");
    assertThat(known.path("ep_info").path("ep_ip").asText()).isEqualTo("10.0.0.1");
    assertThat(known.path("ep_info").path("ep_id").asText())
        .matches("0x[0-9a-f]{12}__10\\.0\\.0\\.1");
    assertThat(known.path("is_send").asInt()).isZero();
    assertThat(stranger.path("identity_id").asText()).isEmpty();
    assertThat(stranger.path("identity_name").asText()).isEmpty();
    assertThat(stranger.path("person_type").asInt()).isEqualTo(4);
    String images = "/SophonFace/api/event_images/";
    assertThat(box.get(images + known.path("spot_pic_id").asText() + "?datetime=1").bytes())
        .isEqualTo(RED);
    assertThat(box.get(images + known.path("recognize_face_pic_id").asText()).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("§6.8.1: events are paged from zero and filtered")
  void pages() {
    for (int i = 0; i < 5; i++) {
      box.match("10.0.0.1", GREEN);
    }
    box.match("10.0.0.1", RED);

    JsonNode last = box.get(EVENTS + "?per_page=4&page=1").json();
    assertThat(last.path("data")).hasSize(2);
    assertThat(last.path("pagination").toString())
        .isEqualTo("{\"num_pages\":2,\"page\":1,\"per_page\":4,\"total_count\":6}");
    assertThat(box.get(EVENTS + "?identity_id=red").data()).hasSize(1);
    assertThat(box.get(EVENTS + "?userType=4").data()).hasSize(5);
    assertThat(box.get(EVENTS + "?score_min=82.1&name=of").data()).hasSize(1);
    assertThat(box.get(EVENTS + "?per_page=x").code()).isEqualTo(40000);
  }

  private void at(double seconds) {
    box.post(
        "/SophonMatch/api/PictureMatch",
        "{\"device_ip\":\"10.0.0.1\",\"compare_time\":%s,\"rgb_image_base64\":\"%s\"}"
            .formatted(seconds, RunningBox.base64(RED)));
  }

  @Test
  @DisplayName("an event is readable for ever, however deep is what the camera said of it")
  void deep(@TempDir Path other) throws Exception {
    try (RunningBox deepBox = RunningBox.start(other);
        Receiver receiver = new Receiver()) {
      String permission = deepBox.permission("deep");
      deepBox.person("deep", permission, FakeRecogniser.photo(Color.RED));
      deepBox.device("10.1.1.1", permission);
      String deepest = "{\"a\":".repeat(99) + "1" + "}".repeat(99);
      RunningBox.Reply matched =
          deepBox.post(
              "/SophonMatch/api/PictureMatch",
              "{\"rgb_image_base64\":\"%s\",\"device_ip\":\"10.1.1.1\",\"grab_fiqa_info\":%s}"
                  .formatted(RunningBox.base64(FakeRecogniser.photo(Color.RED)), deepest));
      deepBox.post(
          "/SophonFogSys/api/HistoryEventUrl",
          "{\"history_upload_event_url\":[\"%s\"],\"content-type\":\"json\",\"reported_peroid\":1}"
              .formatted(receiver.url()));

      assertThat(matched.status()).isEqualTo(200);
      assertThat(deepBox.get("/SophonFace/api/events").data()).hasSize(1);
      await().atMost(Duration.ofSeconds(10)).until(() -> receiver.ids().equals(List.of("deep")));
    }
  }
}

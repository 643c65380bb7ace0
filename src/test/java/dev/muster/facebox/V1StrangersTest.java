package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §8.3: the library of strangers")
class V1StrangersTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);

  private RunningBox box;

  @BeforeEach
  void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    String permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
    set("SUPPORT_STRANGER_GROUP", "true");
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("who is unknown is enrolled once, with want_action 1001, and known the next time")
  void enrolledOnce() {
    JsonNode first = box.match("10.0.0.1", GREEN).json();
    JsonNode second = box.match("10.0.0.1", GREEN).json();

    assertThat(first.path("retcode").asText()).isEqualTo("0");
    assertThat(first.path("identity_id").asText()).isEmpty();
    assertThat(first.path("identity_info").path("type").asInt()).isEqualTo(4);
    assertThat(second.path("identity_info")).isEqualTo(first.path("identity_info"));
    assertThat(actions()).containsExactly("1001", "0");
    JsonNode event = events().path(1);
    assertThat(event.path("common").path("person_type").asInt()).isEqualTo(4);
    assertThat(event.path("common").path("identity_id").asText()).isEmpty();
    assertThat(event.path("common").path("identity_info")).as("§6.8.1").isEmpty();
    assertThat(event.path("video_data").path("unknown_id").asText())
        .isEqualTo(events().path(0).path("video_data").path("unknown_id").asText())
        .matches("\\d{10}\\.\\d{6}");
  }

  @Test
  @DisplayName(
      "somebody of the ordinary library comes first, and the doors stay shut for strangers")
  void ordinaryFirst() {
    assertThat(box.match("10.0.0.1", RED).json().path("retcode").asText()).isEqualTo("1");
    assertThat(actions()).containsExactly("0");
    assertThat(box.get("/status").json().path("people").asInt()).isEqualTo(1);
    box.match("10.0.0.1", GREEN);
    assertThat(box.get("/status").json().path("people").asInt()).isEqualTo(1);
    assertThat(box.match("10.0.0.1", GREEN).json().path("retcode").asText()).isEqualTo("0");
  }

  @Test
  @DisplayName("§4.4.5: support_stranger of the request wins over the configuration")
  void requestWins() {
    box.post(
        "/SophonMatch/api/PictureMatch",
        "{\"device_ip\":\"10.0.0.1\",\"support_stranger\":false,\"rgb_image_base64\":\"%s\"}"
            .formatted(RunningBox.base64(GREEN)));
    assertThat(actions()).containsExactly("0");
  }

  @Test
  @DisplayName("STRANGER_GROUP_SIZE: when the library is full nobody more is enrolled")
  void full() {
    set("STRANGER_GROUP_SIZE", "1");
    box.match("10.0.0.1", GREEN);
    box.match("10.0.0.1", BLUE);
    assertThat(actions()).containsExactly("1001", "0");
    assertThat(events().path(1).path("video_data").toString()).isEqualTo("{}");
  }

  @Test
  @DisplayName("the library belongs to the box: 40014 for whoever deletes or fills it")
  void ownedByTheBox() {
    box.match("10.0.0.1", GREEN);
    assertThat(box.delete("/SophonFogSys/api/groups", "{\"group_name\":\"stranger_group\"}").code())
        .isEqualTo(40014);
    assertThat(
            box.put(
                    "/SophonFogSys/api/GroupUsers",
                    "{\"group_name\":\"stranger_group\",\"identity_id\":[\"red\"]}")
                .code())
        .isEqualTo(40014);
    assertThat(
            box.post(
                    "/SophonFogSys/api/users",
                    RunningBox.user("x", "", BLUE, "").replace("default_group", "stranger_group"))
                .code())
        .isEqualTo(40012);
  }

  private void set(String key, String value) {
    box.put("/SophonConfig/api/Configs", "{\"config_dict\":{\"%s\":%s}}".formatted(key, value));
  }

  private JsonNode events() {
    return box.get("/SophonFace/api/events").data();
  }

  private java.util.List<String> actions() {
    return events().findValuesAsText("want_action");
  }
}

package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV2
@EmbeddedOnly("changes where the box pushes its events, and would push everybody's")
@DisplayName("contracts/sophon.md §6.1.2, §6.5: history push, generation C")
class HistoryPushV2Test {

  private final Receiver receiver = new Receiver();
  private Box own;
  private V2 box;
  private V2.Group group;
  private V2.Door door;
  private V2.Person ann;

  @BeforeEach
  void start() {
    own = Box.start();
    box = new V2(own);
    group = box.permission();
    ann = box.person(Faces.ANN, group);
    door = box.door(group);
  }

  @AfterEach
  void stop() {
    own.close();
    receiver.close();
  }

  @Test
  @DisplayName("§6.1.2: the URL is a plain text and is echoed; wrong values are CONFIG_ITEM_FAIL")
  void configuration() {
    JsonNode wish =
        Json.object("HISTORY_EVENT_UPLOAD_URL", receiver.url(), "HISTORY_REPORT_PEROID", 1);
    assertThat(box.answer("setconfigs", "config_dict", wish)).isEqualTo(wish);
    box.refused(
        box.call("setconfigs", "config_dict", Json.object("HISTORY_EVENT_UPLOAD_URL", "ftp://x")),
        "CONFIG_ITEM_FAIL",
        "HISTORY_EVENT_UPLOAD_URL");
    box.refused(
        box.call("setconfigs", "config_dict", Json.object("HISTORY_REPORT_PEROID", 0)),
        "CONFIG_ITEM_FAIL",
        "HISTORY_REPORT_PEROID");
    assertThat(
            box.answer("getconfigs", "config_name", "HISTORY_EVENT_UPLOAD_URL")
                .path("HISTORY_EVENT_UPLOAD_URL")
                .asText())
        .isEqualTo(receiver.url());
  }

  @Test
  @DisplayName("§6.5: somebody known")
  void known() {
    V2.answer(box.search(door, Faces.of(Faces.ANN)));
    JsonNode event = pushed(1).get(0);

    assertThat(event.path("api_version").asText()).isEqualTo("2.0");
    assertThat(event.path("identity_id").asText()).isEqualTo(ann.id());
    assertThat(event.path("identity_name").asText()).isEqualTo("name of " + ann.id());
    for (String key : List.of("timestamp", "in_timestamp", "out_timestamp")) {
      assertThat(event.path(key).asText()).as(key).matches("\\d{13}");
    }
    assertThat(event.path("score").asDouble()).isGreaterThan(82).isLessThanOrEqualTo(100);
    assertThat(event.path("post_action")).isEqualTo(Json.read("\"0\""));
    assertThat(event.path("user_type").asText()).isEqualTo("employee");
    assertThat(event.path("mq_license_key").isTextual()).isTrue();
    assertThat(event.path("media_device_info"))
        .isEqualTo(
            Json.object(
                "media_device_id",
                door.id(),
                "media_device_type",
                "photo",
                "media_device_ip",
                door.ip(),
                "media_device_name",
                door.name(),
                "media_device_url",
                door.ip()));
    assertThat(Faces.decoded(event.path("reg_image").asText())).isEqualTo(Faces.of(Faces.ANN));
    assertThat(Faces.decoded(event.path("spot_image").asText())).isEqualTo(Faces.of(Faces.ANN));
    assertThat(Faces.decoded(event.path("recognize_face_image").asText())).isNotEmpty();
    for (String key :
        List.of("identity_info", "ep_info", "person_type", "want_action", "dev_sno", "reg_pic")) {
      assertThat(event.has(key)).as("%s is of generation B", key).isFalse();
    }
  }

  @Test
  @DisplayName("§6.5, §8.3: a stranger has user_type stranger")
  void stranger() {
    V2.answer(box.search(door, Faces.of(Faces.STRANGER)));
    JsonNode event = pushed(1).get(0);

    assertThat(event.path("user_type").asText()).isEqualTo("stranger");
    assertThat(event.path("identity_name").asText()).isEqualTo("stranger");
    assertThat(event.path("reg_image").asText("")).isEmpty();
  }

  @Test
  @DisplayName("§6.2: tried again until 200, in order; '' stops the upload")
  void delivery() {
    receiver.answer(nth -> nth == 0 ? 500 : 200);
    V2.answer(box.search(door, Faces.of(Faces.STRANGER)));
    V2.answer(box.search(door, Faces.of(Faces.ANN)));
    List<JsonNode> taken = pushed(2);

    assertThat(receiver.refused().get(0)).isEqualTo(taken.get(0));
    assertThat(taken.get(0).path("user_type").asText()).isEqualTo("stranger");
    assertThat(taken.get(1).path("identity_id").asText()).isEqualTo(ann.id());
    assertThat(box.answer("setconfigs", "config_dict", Json.object("HISTORY_EVENT_UPLOAD_URL", "")))
        .isEqualTo(Json.object("HISTORY_EVENT_UPLOAD_URL", ""));
  }

  private List<JsonNode> pushed(int count) {
    box.answer(
        "setconfigs",
        "config_dict",
        Json.object("HISTORY_EVENT_UPLOAD_URL", receiver.url(), "HISTORY_REPORT_PEROID", 1));
    await().atMost(Duration.ofSeconds(8)).until(() -> receiver.taken().size() >= count);
    assertThat(receiver.taken()).hasSize(count);
    return receiver.taken();
  }
}

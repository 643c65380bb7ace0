package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@EmbeddedOnly("changes where the box pushes; gone from later firmware")
@DisplayName("contracts/sophon.md §6.6.4: realtime HTTP push of the old SE3")
class RealtimeHttpTest {

  private static final String URL = "/SophonFogSys/api/EventServerUrl";

  private final Receiver receiver = new Receiver();
  private Box own;
  private V1 box;
  private V1.Door door;
  private String ann;

  @BeforeEach
  void start() {
    own = Box.start();
    box = new V1(own);
    V1.Group group = box.permission();
    ann = box.person(Faces.ANN, group);
    door = box.door(group);
  }

  @AfterEach
  void stop() {
    own.close();
    receiver.close();
  }

  @Test
  @DisplayName("each event is posted once as the realtime JSON; the settings are read back")
  void pushed() {
    receiver.answer(500);
    V1.data(box.post(URL, plan()));
    JsonNode settings = V1.data(box.get(URL));
    assertThat(Json.texts(settings.path("event_server_url"))).containsExactly(receiver.url());
    assertThat(settings.path("real_need_reg_pic").asBoolean()).isTrue();
    assertThat(settings.path("content-type").asText()).isEqualTo("json");

    box.match(door, Faces.of(Faces.ANN));
    await().atMost(Duration.ofSeconds(5)).until(() -> receiver.posts().size() == 1);
    box.match(door, Faces.of(Faces.STRANGER));
    await().atMost(Duration.ofSeconds(5)).until(() -> receiver.posts().size() == 2);

    JsonNode event = receiver.posts().get(0).json();
    assertThat(event.path("identity_id").asText()).isEqualTo(ann);
    assertThat(event.path("device_id").asText()).isEqualTo(door.id());
    assertThat(event.path("ext_data").path("person_type").asInt()).isEqualTo(1);
    assertThat(event.path("reg_pic").asText()).isNotEmpty();
    assertThat(receiver.posts().get(1).json().path("ext_data").path("person_type").asInt())
        .as("no retry although it was answered 500")
        .isEqualTo(4);
  }

  @Test
  @DisplayName("real_need_send_all_person_type:false drops strangers")
  void withoutStrangers() {
    V1.data(box.post(URL, plan().put("real_need_send_all_person_type", false)));
    box.match(door, Faces.of(Faces.STRANGER));
    box.match(door, Faces.of(Faces.ANN));
    await().atMost(Duration.ofSeconds(5)).until(() -> !receiver.posts().isEmpty());

    assertThat(receiver.posts().get(0).json().path("identity_id").asText()).isEqualTo(ann);
  }

  private ObjectNode plan() {
    return Json.object(
        "event_server_url",
        List.of(receiver.url()),
        "real_need_reg_pic",
        true,
        "real_need_spot_pic",
        true,
        "real_need_recognize_face",
        true,
        "real_need_send_all_person_type",
        true,
        "content-type",
        "json");
  }
}

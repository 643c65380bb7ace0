package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@EmbeddedOnly("the generation of a real box is what it is")
@DisplayName("contracts/sophon.md §6.3: history push, generation A")
class HistoryPushOldTest {

  /** How the embedded box is told to push like old firmware. */
  private static final String OLD = "--muster.facebox.generation=A";

  @Test
  @DisplayName("nested below ext_data; a stranger is named stranger")
  void nested() {
    try (Box own = Box.start(OLD);
        Receiver receiver = new Receiver()) {
      V1 box = new V1(own);
      V1.Group group = box.permission();
      String ann = box.person(Faces.ANN, group);
      V1.Door door = box.door(group);
      box.match(door, Faces.of(Faces.ANN));
      box.match(door, Faces.of(Faces.STRANGER));
      V1.data(
          box.post(
              V1.HISTORY_URL,
              Json.object(
                  "history_upload_event_url",
                  List.of(receiver.url()),
                  "content-type",
                  "json",
                  "reported_peroid",
                  1)));
      await().atMost(Duration.ofSeconds(8)).until(() -> receiver.taken().size() == 2);

      JsonNode known = receiver.taken().get(0);
      assertThat(known.path("identity_id").asText()).isEqualTo(ann);
      assertThat(known.path("identity_name").asText()).isEqualTo("name of " + ann);
      assertThat(known.path("group_name").asText()).isEqualTo("default_group");
      assertThat(known.path("timestamp").asText()).matches("\\d{13}");
      assertThat(known.path("score").isNumber()).isTrue();
      assertThat(Faces.decoded(known.path("reg_pic").asText())).isEqualTo(Faces.of(Faces.ANN));
      JsonNode ext = known.path("ext_data");
      assertThat(ext.path("device_ip").asText()).isEqualTo(door.ip());
      assertThat(ext.path("ep_id").asText()).endsWith("__" + door.ip());
      assertThat(ext.path("person_type")).isEqualTo(Json.read("1"));
      assertThat(ext.path("device_type").isTextual()).isTrue();
      assertThat(ext.path("dev_sno").isTextual()).isTrue();
      assertThat(ext.path("spot_pic").asText()).isNotEmpty();
      assertThat(ext.path("recognize_face").asText()).isNotEmpty();
      for (String key : List.of("ep_info", "person_type", "api_version", "spot_pic")) {
        assertThat(known.has(key)).as(key).isFalse();
      }

      JsonNode stranger = receiver.taken().get(1);
      assertThat(stranger.path("identity_name").asText()).isEqualTo("stranger");
      assertThat(stranger.path("ext_data").path("person_type").asInt()).isEqualTo(4);
    }
  }
}

package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §6.6: realtime WebSocket, v2 frames")
class RealtimeV2Test {

  private final V2 box;

  RealtimeV2Test(V2 box) {
    this.box = box;
  }

  @Test
  @DisplayName("§6.6.3: a match at a listed device, pictures as data URI")
  void match() {
    V2.Group group = box.permission();
    V2.Person ann = box.person(Faces.ANN, group);
    V2.Door door = box.door(group);
    try (Listener listener = listen(true, door)) {
      searchUntilHeard(door, listener);

      JsonNode event = listener.heard().get(0);
      assertThat(event.path("identity_id").asText()).isEqualTo(ann.id());
      assertThat(event.path("identity_name").asText()).isEqualTo("name of " + ann.id());
      assertThat(event.path("timestamp").asText()).matches("\\d{13}");
      assertThat(event.path("score").isNumber()).isTrue();
      assertThat(event.path("media_device_id").asText()).isEqualTo(door.id());
      assertThat(event.path("media_device_ip").asText()).isEqualTo(door.ip());
      assertThat(event.path("media_device_type").asText()).isEqualTo("photo");
      assertThat(event.path("recognize_face_image").asText()).startsWith("data:image/jpeg;base64,");
      if (box.embedded()) {
        assertThat(event.path("event_id").asText()).isNotEmpty();
        assertThat(event.path("user_type").asText()).isEqualTo("employee");
        assertThat(event.path("register_image").asText()).startsWith("data:image/");
      }
    }
  }

  @Test
  @DisplayName("§6.6.1: without pictures unless asked; only of listed devices")
  void listedOnly() {
    V2.Group group = box.permission();
    box.person(Faces.ANN, group);
    V2.Door door = box.door(group);
    V2.Door other = box.door(group);
    try (Listener empty = listen(false);
        Listener elsewhere = listen(false, other);
        Listener here = listen(false, door)) {
      searchUntilHeard(door, here);

      JsonNode event = here.heard().get(0);
      assertThat(event.path("recognize_face_image").asText("")).isEmpty();
      assertThat(event.path("register_image").asText("")).isEmpty();
      assertThat(empty.heard()).isEmpty();
      assertThat(elsewhere.heard()).isEmpty();
    }
  }

  private void searchUntilHeard(V2.Door door, Listener listener) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              V2.answer(box.search(door, Faces.of(Faces.ANN)));
              return !listener.heard().isEmpty();
            });
  }

  private Listener listen(boolean pictures, V2.Door... doors) {
    return new Listener(box.box().realtime())
        .say(
            Json.object(
                "with_face_image",
                pictures,
                "with_register_image",
                pictures,
                "media_device_ids",
                List.of(doors).stream().map(V2.Door::id).toList()));
  }
}

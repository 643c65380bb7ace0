package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §6.6: realtime WebSocket, v1 frames")
class RealtimeV1Test {

  private final V1 box;
  private V1.Group group;
  private String ann;
  private V1.Door door;

  RealtimeV1Test(V1 box) {
    this.box = box;
  }

  @BeforeEach
  void furnish() {
    group = box.permission();
    ann = box.person(Faces.ANN, group);
    door = box.door(group);
  }

  @Test
  @DisplayName("§6.6.2: a match at a listed device is pushed, pictures as asked")
  void match() {
    try (Listener listener = listen(true, true, door)) {
      matchUntilHeard(listener);

      JsonNode event = listener.heard().get(0);
      assertThat(event.path("identity_id").asText()).isEqualTo(ann);
      assertThat(event.path("identity_name").asText()).isEqualTo("name of " + ann);
      assertThat(event.path("device_id").asText()).isEqualTo(door.id());
      assertThat(event.path("group_name").asText()).isEqualTo("default_group");
      assertThat(event.path("timestamp").asText()).matches("\\d{13}");
      assertThat(event.path("score").isNumber()).isTrue();
      assertThat(event.path("identity_info").isObject()).isTrue();
      assertThat(event.path("reg_pic").asText()).isNotEmpty();
      JsonNode ext = event.path("ext_data");
      assertThat(ext.path("device_ip").asText()).isEqualTo(door.ip());
      assertThat(ext.path("person_type").asInt()).isEqualTo(1);
      assertThat(ext.path("device_type").asText()).isIn("0", "1", "3", "4");
      assertThat(ext.path("recognize_face").asText()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("§6.6.1: pictures are not sent unless asked for")
  void withoutPictures() {
    try (Listener listener = listen(false, false, door)) {
      matchUntilHeard(listener);

      JsonNode event = listener.heard().get(0);
      assertThat(event.path("reg_pic").asText("")).isEmpty();
      assertThat(event.path("ext_data").path("recognize_face").asText("")).isEmpty();
    }
  }

  @Test
  @DisplayName("§6.6.1: nothing before the configuration frame, for an empty list, or of others")
  void nothingElse() {
    V1.Door other = box.door(group);
    try (Listener silent = new Listener(box.box().realtime());
        Listener empty = listen(false, false);
        Listener elsewhere = listen(false, false, other);
        Listener here = listen(false, false, door)) {
      matchUntilHeard(here);

      assertThat(silent.heard()).isEmpty();
      assertThat(empty.heard()).isEmpty();
      assertThat(elsewhere.heard()).isEmpty();
      box.match(other, Faces.of(Faces.ANN));
      elsewhere.await(1);
      assertThat(here.heard()).hasSize(1);
    }
  }

  @Test
  @EmbeddedOnly("§6.6.1 contradictory: all events or only those above the threshold")
  @DisplayName("§6.6.2: a stranger is person_type 4 with the name stranger")
  void stranger() {
    try (Listener listener = listen(false, false, door)) {
      matchUntilHeard(listener);
      box.match(door, Faces.of(Faces.STRANGER));

      JsonNode event = listener.await(2).get(1);
      assertThat(event.path("ext_data").path("person_type").asInt()).isEqualTo(4);
      assertThat(event.path("identity_name").asText()).isEqualTo("stranger");
    }
  }

  @Test
  @EmbeddedOnly("undocumented")
  @DisplayName("a frame that is no configuration leaves the others alone; a later one counts")
  void nonsense() {
    try (Listener listener = new Listener(box.box().realtime())) {
      listener.say("nonsense");
      try (Listener good = listen(false, false, door)) {
        matchUntilHeard(good);
      }
    }
  }

  /** The frame is not acknowledged: matching is repeated until the box has read it. */
  private void matchUntilHeard(Listener listener) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              box.match(door, Faces.of(Faces.ANN));
              return !listener.heard().isEmpty();
            });
  }

  private Listener listen(boolean face, boolean register, V1.Door... doors) {
    return new Listener(box.box().realtime())
        .say(
            Json.object(
                "need_face",
                face,
                "need_register",
                register,
                "event_list",
                List.of(doors).stream().map(V1.Door::id).toList()));
  }
}

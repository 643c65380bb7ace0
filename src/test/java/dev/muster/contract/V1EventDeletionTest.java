package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §6.8.2: deleting events and their pictures, v1 (V2R6C01)")
class V1EventDeletionTest {

  private final V1 box;

  V1EventDeletionTest(V1 box) {
    this.box = box;
  }

  @Test
  @EmbeddedOnly("documented for V2R6C01 only")
  @DisplayName("DELETE events?event_id_list=a,b answers {} and the events are gone")
  void events() {
    V1.Door door = twoEvents();
    JsonNode events = box.events(door);
    assertThat(events).hasSize(2);

    Reply reply =
        box.box()
            .wire()
            .send(
                "DELETE",
                V1.EVENTS + "?event_id_list=" + String.join(",", Json.texts(events, "_id")),
                "",
                java.net.http.HttpRequest.BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json()).isEqualTo(Json.read("{\"data\":{}}"));
    assertThat(box.events(door)).isEmpty();
  }

  @Test
  @EmbeddedOnly("documented for V2R6C01 only")
  @DisplayName(
      "DELETE event_images?image_id_list=…&datetime_list=… leaves the event, not the picture")
  void pictures() {
    V1.Door door = twoEvents();
    JsonNode event = box.events(door).path(0);
    String image = event.path("common").path("spot_pic_id").asText();
    String time = event.path("timestamp").asText();

    Reply reply =
        box.box()
            .wire()
            .send(
                "DELETE",
                V1.EVENT_IMAGES + "?image_id_list=" + image + "&datetime_list=" + time,
                "",
                java.net.http.HttpRequest.BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json()).isEqualTo(Json.read("{\"data\":{}}"));
    assertThat(box.get(V1.EVENT_IMAGES + "/" + image + "?datetime=" + time).status())
        .isNotEqualTo(200);
    assertThat(box.events(door)).hasSize(2);
  }

  private V1.Door twoEvents() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.ANN));
    box.match(door, Faces.of(Faces.STRANGER));
    return door;
  }
}

package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §6.8.3, §6.8.4: pulling and searching events, v2")
class V2EventsTest {

  private final V2 box;

  V2EventsTest(V2 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§6.8.3 getevents, getevent, getspotimage")
  class Pull {

    @Test
    @DisplayName("a match is an event with person, device, score and pictures")
    void match() {
      V2.Group group = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);
      V2.Door door = box.door(group);
      box.search(door, Faces.of(Faces.ANN));

      JsonNode events = box.events(door).path("events");

      assertThat(events).hasSize(1);
      JsonNode event = events.path(0);
      assertThat(event.path("event_id").asText()).matches("\\d{16}");
      assertThat(event.path("identity_id").asText()).isEqualTo(ann.id());
      assertThat(event.path("identity_name").asText()).isEqualTo("name of " + ann.id());
      assertThat(event.path("user_type").asText()).isEqualTo("employee");
      assertThat(event.path("score").asDouble()).isGreaterThan(82);
      assertThat(event.path("post_action").asText()).isEqualTo("0");
      assertThat(event.path("permission_id").asText()).isEqualTo(group.id());
      assertThat(event.path("permission_name").asText()).isEqualTo(group.name());
      assertThat(event.path("timestamp").asDouble()).isGreaterThan(1.6e9).isLessThan(1e11);
      JsonNode device = event.path("media_device_info");
      assertThat(device.path("media_device_id").asText()).isEqualTo(door.id());
      assertThat(device.path("media_device_ip").asText()).isEqualTo(door.ip());
      assertThat(device.path("media_device_name").asText()).isEqualTo(door.name());
      assertThat(device.path("media_device_type").asText()).isEqualTo("photo");
      assertThat(event.path("register_image_id").asText()).isEqualTo(ann.imageId());
      assertThat(event.path("recognize_face_attr").isObject()).isTrue();
      assertThat(event.path("ext_data").isObject()).isTrue();
      assertThat(event.path("spot_image_id").asText()).isNotEmpty();
      assertThat(event.path("recognize_face_image_id").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("filters: identity_id, part of the name, score, user_type, time")
    void filters() {
      V2.Group group = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);
      V2.Person ben = box.person(Faces.BEN, group);
      V2.Door door = box.door(group);
      box.search(door, Faces.of(Faces.ANN));
      box.search(door, Faces.of(Faces.BEN));
      box.search(door, Faces.of(Faces.STRANGER));
      double now = box.events(door).path("events").path(0).path("timestamp").asDouble();

      assertThat(found(door)).hasSize(3);
      assertThat(found(door, "identity_id", ann.id())).containsExactly(ann.id());
      assertThat(found(door, "identity_name", "of " + ben.id())).containsExactly(ben.id());
      assertThat(found(door, "user_type", "stranger")).hasSize(1);
      assertThat(found(door, "score_min", 82)).containsExactlyInAnyOrder(ann.id(), ben.id());
      assertThat(found(door, "score_max", 82)).hasSize(1);
      assertThat(found(door, "datetime_gte", now - 60, "datetime_lte", now + 60)).hasSize(3);
      assertThat(found(door, "datetime_lte", now - 60)).isEmpty();
      assertThat(
              found(
                  door,
                  "datetime_gte",
                  (long) (now * 1000) - 60_000,
                  "datetime_lte",
                  (long) (now * 1000) + 60_000))
          .as("milliseconds, as documented; the examples have seconds")
          .hasSize(3);
    }

    @Test
    @DisplayName("by pages from 0, ten by default")
    void pages() {
      V2.Group group = box.permission();
      box.person(Faces.ANN, group);
      V2.Door door = box.door(group);
      box.search(door, Faces.of(Faces.ANN));
      box.search(door, Faces.of(Faces.STRANGER));

      JsonNode second =
          box.answer(
              "getevents",
              "filters",
              Json.object("media_device_ids", List.of(door.id())),
              "page_limit",
              1,
              "page_index",
              1);
      assertThat(second.path("events")).hasSize(1);
      assertThat(second.path("pagination"))
          .isEqualTo(Json.object("page_index", 1, "page_limit", 1, "total_count", 2));
      assertThat(box.answer("getevents").path("pagination").path("page_limit").asInt())
          .isEqualTo(10);
    }

    @Test
    @DisplayName("getevent gives one; MISSING_ARGUMENTS, ID_NOT_FOUND")
    void one() {
      V2.Group group = box.permission();
      box.person(Faces.ANN, group);
      V2.Door door = box.door(group);
      box.search(door, Faces.of(Faces.ANN));
      JsonNode event = box.events(door).path("events").path(0);

      assertThat(box.answer("getevent", "event_id", event.path("event_id").asText()))
          .isEqualTo(event);
      box.refused(box.call("getevent", "event_id", "1"), "ID_NOT_FOUND");
      box.refused(box.call("getevent", "x", 1), "MISSING_ARGUMENTS", "event_id");
    }

    @Test
    @DisplayName("GET getspotimage/<id>?timestamp=… gives scene and face")
    void pictures() {
      V2.Group group = box.permission();
      box.person(Faces.ANN, group);
      V2.Door door = box.door(group);
      box.search(door, Faces.of(Faces.ANN));
      JsonNode event = box.events(door).path("events").path(0);

      for (String key : List.of("spot_image_id", "recognize_face_image_id")) {
        Reply picture =
            box.get(
                "getspotimage/"
                    + event.path(key).asText()
                    + "?timestamp="
                    + event.path("timestamp").asText());
        assertThat(picture.status()).as(key).isEqualTo(200);
        assertThat(picture.contentType()).as(key).startsWith("image/");
        assertThat(picture.bytes()).as(key).hasSizeGreaterThan(500);
      }
    }

    private List<String> found(V2.Door door, Object... filters) {
      ObjectNode all = Json.object(filters);
      all.putArray("media_device_ids").add(door.id());
      return Json.texts(
          box.answer("getevents", "filters", all, "page_limit", 100).path("events"), "identity_id");
    }
  }

  @Nested
  @DisplayName("§6.8.4 searchbyimage")
  class SearchByImage {

    @Test
    @DisplayName("finds where a face was seen, with compare_score from 0 to 100")
    void finds() {
      V2.Group group = box.permission();
      box.person(Faces.BEN, group);
      V2.Door door = box.door(group);
      box.search(door, Faces.of(Faces.BEN));
      box.search(door, Faces.of(Faces.ANN));

      JsonNode answer = search(Faces.ANN, door);

      assertThat(answer.path("events")).hasSize(1);
      JsonNode hit = answer.path("events").path(0);
      assertThat(hit.path("user_type").asText()).isEqualTo("stranger");
      assertThat(hit.path("compare_score").asDouble()).isGreaterThanOrEqualTo(82);
      assertThat(answer.path("have_more").asBoolean(true)).isFalse();
      assertThat(answer.has("endtimestamp")).isTrue();
      assertThat(answer.path("total_time").isNumber()).isTrue();
    }

    @Test
    @DisplayName("declines a picture without a face: NO_FACE_ERROR")
    void noFace() {
      box.refused(
          box.call("searchbyimage", "face_image_base64", Faces.base64(Faces.nobody())),
          "NO_FACE_ERROR");
      box.refused(box.call("searchbyimage", "threshold", 82.0), "MISSING_ARGUMENTS");
    }

    private JsonNode search(int face, V2.Door door) {
      return box.answer(
          "searchbyimage",
          "face_image_base64",
          Faces.base64(Faces.of(face)),
          "media_device_ids",
          List.of(door.id()));
    }
  }
}

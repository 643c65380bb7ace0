package dev.muster.contract;

import static dev.muster.contract.V1.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §6.8.1, §6.8.2: pulling events and their pictures, v1")
class V1EventsTest {

  private final V1 box;

  V1EventsTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("a match is an event with person, device, score and pictures")
  void match() {
    V1.Group group = box.permission();
    String ann = box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.ANN));

    JsonNode events = box.events(door);

    assertThat(events).hasSize(1);
    JsonNode event = events.path(0);
    JsonNode common = event.path("common");
    assertThat(event.path("_id").asText()).matches("\\d{10}\\.\\d+");
    assertThat(event.path("timestamp").asDouble()).isGreaterThan(1.6e9).isLessThan(1e11);
    assertThat(common.path("identity_id").asText()).isEqualTo(ann);
    assertThat(common.path("identity_name").asText()).isEqualTo("name of " + ann);
    assertThat(common.path("identity_info").isObject()).isTrue();
    assertThat(common.path("person_type").asInt()).isEqualTo(1);
    assertThat(common.path("score").isNumber()).isTrue();
    assertThat(common.path("want_action").asText()).isEqualTo("0");
    JsonNode place = common.path("ep_info");
    assertThat(place.path("device_id").asText()).isEqualTo(door.id());
    assertThat(place.path("ep_ip").asText()).isEqualTo(door.ip());
    assertThat(place.path("ep_name").asText()).isEqualTo(door.name());
    assertThat(place.path("ep_type").asText()).isEqualTo("photo");
    assertThat(place.path("ep_id").asText()).endsWith("__" + door.ip());
    assertThat(common.path("spot_pic_id").asText()).matches("\\d{10}\\.\\d+");
    assertThat(common.path("recognize_face_pic_id").asText()).matches("\\d{10}\\.\\d+");
  }

  @Test
  @DisplayName("an event has the documented keys")
  void keys() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.ANN));

    JsonNode event = box.events(door).path(0);

    assertThat(Json.keys(event))
        .containsExactlyInAnyOrder(
            "_id", "common", "gate_data", "grab_data", "timestamp", "video_data");
    assertThat(Json.keys(event.path("common")))
        .contains(
            "card_id",
            "ep_info",
            "frame_id",
            "group_id",
            "group_name",
            "identity_id",
            "identity_info",
            "identity_name",
            "is_send",
            "permission_id",
            "permission_name",
            "person_type",
            "recognize_face_attr",
            "recognize_face_pic_id",
            "score",
            "spot_pic_id",
            "want_action");
    assertThat(Json.keys(event.path("common").path("recognize_face_attr")))
        .contains(
            "age", "box", "expression", "feature", "gender", "glasses", "hat", "mask", "point");
    assertThat(event.path("common").path("recognize_face_attr").path("box")).hasSize(4);
  }

  @Test
  @DisplayName("strangers are kept too: person_type 4, empty id and name")
  void stranger() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.STRANGER));

    JsonNode common = box.events(door).path(0).path("common");

    assertThat(common.path("person_type").asInt()).isEqualTo(4);
    assertThat(common.path("identity_id").asText("?")).isEmpty();
    assertThat(common.path("identity_name").asText("?")).isEmpty();
    assertThat(common.path("identity_info")).isEqualTo(Json.object());
  }

  @Test
  @DisplayName("§6.2, §12.4: the same person at one device within 6 s makes one record")
  void oneRecord() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    V1.Door other = box.door(group);

    box.match(door, Faces.of(Faces.ANN));
    box.match(door, Faces.of(Faces.ANN));
    box.match(other, Faces.of(Faces.ANN));

    assertThat(box.events(door)).hasSize(1);
    assertThat(box.events(other)).hasSize(1);
  }

  @Test
  @DisplayName("filters: identity_id exact, name in part, score, type, time")
  void filters() {
    V1.Group group = box.permission();
    String ann = box.person(Faces.ANN, group);
    String ben = box.person(Faces.BEN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.ANN));
    box.match(door, Faces.of(Faces.BEN));
    box.match(door, Faces.of(Faces.STRANGER));
    double first = box.events(door, "&identity_id=" + ann).path(0).path("timestamp").asDouble();

    assertThat(ids(box.events(door))).containsExactlyInAnyOrder(ann, ben, "");
    assertThat(ids(box.events(door, "&identity_id=" + ann))).containsExactly(ann);
    assertThat(ids(box.events(door, "&name=" + V1.encoded("of " + ben)))).containsExactly(ben);
    assertThat(ids(box.events(door, "&userType=4"))).containsExactly("");
    assertThat(ids(box.events(door, "&score_max=82"))).containsExactly("");
    assertThat(ids(box.events(door, "&score_min=82"))).containsExactlyInAnyOrder(ann, ben);
    assertThat(ids(box.events(door, "&datetime_lte=" + (first - 1)))).isEmpty();
    assertThat(
            ids(box.events(door, "&datetime_gte=" + (first - 1) + "&datetime_lte=" + (first + 60))))
        .hasSize(3);
  }

  @Test
  @DisplayName("§7.10: pages by page and per_page, from 0")
  void pages() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    for (int face : new int[] {Faces.ANN, Faces.BEN, Faces.STRANGER}) {
      box.post(
          V1.MATCH,
          Json.object(
              "rgb_image_base64",
              Faces.base64(Faces.of(face)),
              "device_ip",
              door.ip(),
              "compare_time",
              1634281200 + 60 * face));
    }
    Reply second = box.get(EVENTS + "?per_page=2&page=1&streams=" + door.id());

    assertThat(V1.data(second)).hasSize(1);
    assertThat(second.json().path("pagination"))
        .isEqualTo(Json.object("num_pages", 2, "page", 1, "per_page", 2, "total_count", 3));
  }

  @Test
  @DisplayName("§6.8.2: GET event_images/<id>?datetime=… gives scene and face")
  void pictures() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.ANN));
    JsonNode event = box.events(door).path(0);

    for (String key : new String[] {"spot_pic_id", "recognize_face_pic_id"}) {
      Reply picture =
          box.get(
              V1.EVENT_IMAGES
                  + "/"
                  + event.path("common").path(key).asText()
                  + "?datetime="
                  + event.path("timestamp").asText());
      assertThat(picture.status()).as(key).isEqualTo(200);
      assertThat(picture.contentType()).as(key).startsWith("image/");
      assertThat(picture.bytes()).as(key).isNotEmpty();
    }
  }

  private static java.util.List<String> ids(JsonNode events) {
    return java.util.stream.StreamSupport.stream(events.spliterator(), false)
        .map(event -> event.path("common").path("identity_id").asText())
        .toList();
  }
}

package dev.muster.contract;

import static dev.muster.contract.V1.PICTURE_SEARCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName(
    "contracts/sophon.md §6.8.4: POST /SophonMatch/api/picturesearch, the history by picture")
class V1PictureSearchTest {

  private final V1 box;

  V1PictureSearchTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("finds where a face was seen, with compare_score, strangers included")
  void finds() {
    V1.Group group = box.permission();
    box.person(Faces.BEN, group);
    V1.Door door = box.door(group);
    box.match(door, Faces.of(Faces.BEN));
    box.match(door, Faces.of(Faces.ANN));

    JsonNode answer = ok(search(Faces.ANN, door));

    assertThat(answer.path("event_list")).hasSize(1);
    JsonNode hit = answer.path("event_list").path(0);
    assertThat(hit.path("compare_score").isNumber()).isTrue();
    assertThat(hit.path("common").path("ep_info").path("device_id").asText()).isEqualTo(door.id());
    assertThat(hit.path("common").path("person_type").asInt()).isEqualTo(4);
    assertThat(answer.has("endtimestamp")).isTrue();
    assertThat(answer.path("total_time").isNumber()).isTrue();
    if (box.embedded()) {
      assertThat(answer.path("have_more").asBoolean(true)).isFalse();
      assertThat(answer.path("total_count").asInt()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("only in the time asked for, and only at the devices asked for")
  void bounded() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);
    V1.Door other = box.door(group);
    box.match(door, Faces.of(Faces.ANN));
    double time = box.events(door).path(0).path("timestamp").asDouble();

    assertThat(ok(search(Faces.ANN, other)).path("event_list")).isEmpty();
    assertThat(
            ok(search(Faces.ANN, door).put("starttime", time - 100).put("endtime", time - 50))
                .path("event_list"))
        .isEmpty();
    assertThat(
            ok(search(Faces.ANN, door).put("starttime", time - 5).put("endtime", time + 5))
                .path("event_list"))
        .hasSize(1);
  }

  @Test
  @DisplayName("the span must be less than one month")
  void span() {
    V1.Door door = box.door(box.permission());
    double now = 1795000000;
    Reply reply =
        box.post(
            PICTURE_SEARCH,
            search(Faces.ANN, door).put("starttime", now - 40 * 86_400.0).put("endtime", now));
    assertThat(reply.status()).isNotEqualTo(200);
  }

  @Test
  @DisplayName("reverse goes from endtime backwards")
  void reverse() {
    V1.Group group = box.permission();
    box.person(Faces.BEN, group);
    V1.Door first = box.door(group);
    V1.Door second = box.door(group);
    box.match(first, Faces.of(Faces.ANN));
    box.match(second, Faces.of(Faces.ANN));
    ObjectNode body = search(Faces.ANN, first);
    body.withArray("device_id_list").add(second.id());

    List<String> forward = devices(ok(body));
    List<String> backward = devices(ok(body.put("reverse", true)));

    assertThat(forward).containsExactly(first.id(), second.id());
    assertThat(backward).containsExactly(second.id(), first.id());
  }

  @Test
  @DisplayName("needs a picture with a face (40004, inferred)")
  void noFace() {
    V1.Door door = box.door(box.permission());
    box.refused(
        box.post(
            PICTURE_SEARCH,
            search(Faces.ANN, door).put("face_image_base64", Faces.base64(Faces.nobody()))),
        40004);
    ObjectNode none = search(Faces.ANN, door);
    none.remove("face_image_base64");
    assertThat(box.post(PICTURE_SEARCH, none).status()).isNotEqualTo(200);
  }

  private JsonNode ok(ObjectNode body) {
    Reply reply = box.post(PICTURE_SEARCH, body);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json();
  }

  private static List<String> devices(JsonNode answer) {
    return java.util.stream.StreamSupport.stream(answer.path("event_list").spliterator(), false)
        .map(event -> event.path("common").path("ep_info").path("device_id").asText())
        .toList();
  }

  private static ObjectNode search(int face, V1.Door door) {
    return Json.object(
        "face_image_base64", Faces.base64(Faces.of(face)), "device_id_list", List.of(door.id()));
  }
}

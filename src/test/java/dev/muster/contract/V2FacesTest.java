package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §5.2.2: several faces of a person and their photos, v2")
class V2FacesTest {

  private final V2 box;

  V2FacesTest(V2 box) {
    this.box = box;
  }

  @Test
  @DisplayName("addface: the new one last, and both faces pass")
  void add() {
    V2.Group group = box.permission();
    V2.Door door = box.door(group);
    V2.Person ann = box.person(Faces.ANN, group);

    JsonNode answer = V2.answer(face("addface", ann, Faces.BEN));

    assertThat(answer.path("identity_id").asText()).isEqualTo(ann.id());
    assertThat(answer.path("total_face_cnt").asInt()).isEqualTo(2);
    assertThat(answer.path("face_ids")).hasSize(2);
    assertThat(answer.path("face_ids").path(0).asText()).isEqualTo(ann.faceId());
    assertThat(answer.path("register_image_ids").path(0).asText()).isEqualTo(ann.imageId());
    assertThat(passes(door, Faces.ANN)).isTrue();
    assertThat(passes(door, Faces.BEN)).isTrue();
  }

  @Test
  @DisplayName("deleteface by face id or image id; if both, the image id wins")
  void delete() {
    V2.Group group = box.permission();
    V2.Door door = box.door(group);
    V2.Person ann = box.person(Faces.ANN, group);
    JsonNode two = V2.answer(face("addface", ann, Faces.BEN));

    JsonNode one =
        box.answer(
            "deleteface",
            "identity_id",
            ann.id(),
            "face_id",
            ann.faceId(),
            "register_image_id",
            two.path("register_image_ids").path(1).asText());

    assertThat(one.path("total_face_cnt").asInt()).isEqualTo(1);
    assertThat(Json.texts(one.path("face_ids"))).containsExactly(ann.faceId());
    assertThat(passes(door, Faces.ANN)).isTrue();
    assertThat(passes(door, Faces.BEN)).isFalse();
    box.refused(
        box.call("deleteface", "identity_id", ann.id(), "face_id", box.box().fresh("none")),
        "ID_NOT_FOUND");
  }

  @Test
  @DisplayName("replaceface by index, image id or face id: the old face no longer passes")
  void replace() {
    V2.Group group = box.permission();
    V2.Door door = box.door(group);
    V2.Person ann = box.person(Faces.ANN, group);

    JsonNode byIndex =
        V2.answer(box.call("replaceface", body(ann, Faces.BEN).put("register_image_index", 0)));
    assertThat(byIndex.path("total_face_cnt").asInt()).isEqualTo(1);
    assertThat(passes(door, Faces.BEN)).isTrue();
    assertThat(passes(door, Faces.ANN)).isFalse();

    JsonNode byImage =
        V2.answer(
            box.call(
                "replaceface",
                body(ann, Faces.ANN)
                    .put(
                        "register_image_id", byIndex.path("register_image_ids").path(0).asText())));
    JsonNode byFace =
        V2.answer(
            box.call(
                "replaceface",
                body(ann, Faces.EVE).put("face_id", byImage.path("face_ids").path(0).asText())));

    assertThat(byFace.path("total_face_cnt").asInt()).isEqualTo(1);
    assertThat(passes(door, Faces.EVE)).isTrue();
    assertThat(box.identity(ann.id()).path("face_ids")).isEqualTo(byFace.path("face_ids"));
  }

  @Test
  @DisplayName("replaceface must say what is replaced, and that must be there")
  void replaceWhat() {
    V2.Person ann = box.person(Faces.ANN);
    box.refused(box.call("replaceface", body(ann, Faces.BEN)), "MISSING_ARGUMENTS");
    assertThat(
            box.call("replaceface", body(ann, Faces.BEN).put("register_image_index", 5)).status())
        .isNotEqualTo(200);
    assertThat(Json.texts(box.identity(ann.id()).path("face_ids"))).containsExactly(ann.faceId());
  }

  @Test
  @DisplayName("a photo without a face changes nothing")
  void noFace() {
    V2.Person ann = box.person(Faces.ANN);
    ObjectNode body =
        body(ann, Faces.ANN)
            .put("register_image", Faces.base64(Faces.nobody()))
            .put("register_image_index", 0);
    box.refused(box.call("replaceface", body), "NO_FACE_ERROR");
    box.refused(box.call("addface", body), "NO_FACE_ERROR");
    assertThat(Json.texts(box.identity(ann.id()).path("face_ids"))).containsExactly(ann.faceId());
  }

  @Test
  @DisplayName("GET getregisterimage/<id> gives the JPEG; what is not there is a blank picture")
  void image() {
    V2.Person ann = box.person(Faces.ANN);

    Reply photo = box.get("getregisterimage/" + ann.imageId());
    assertThat(photo.status()).isEqualTo(200);
    assertThat(photo.contentType()).startsWith("image/jpeg");
    assertThat(photo.bytes()).isNotEmpty();
    if (box.embedded()) {
      assertThat(photo.bytes()).isEqualTo(Faces.of(Faces.ANN));
    }

    Reply blank = box.get("getregisterimage/" + box.box().fresh("none"));
    assertThat(blank.contentType()).startsWith("image/");
    assertThat(blank.bytes()).isNotEmpty();
  }

  private Reply face(String call, V2.Person person, int face) {
    return box.call(call, body(person, face));
  }

  private static ObjectNode body(V2.Person person, int face) {
    return Json.object(
        "identity_id",
        person.id(),
        "register_image",
        Faces.base64(Faces.of(face)),
        "fiqa_level",
        "no");
  }

  private boolean passes(V2.Door door, int face) {
    return V2.answer(box.search(door, Faces.of(face))).path("result").asBoolean();
  }
}

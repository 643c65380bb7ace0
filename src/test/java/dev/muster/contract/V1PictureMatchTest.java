package dev.muster.contract;

import static dev.muster.contract.V1.MATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.4.5: POST /SophonMatch/api/PictureMatch")
class V1PictureMatchTest {

  private final V1 box;

  V1PictureMatchTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("somebody of the device's permission group passes: retcode is the string \"1\"")
  void passes() {
    V1.Group group = box.permission();
    String ann = box.person(Faces.ANN, group);
    box.person(Faces.BEN, group);

    Reply reply = box.match(box.door(group), Faces.of(Faces.ANN));

    assertThat(reply.status()).isEqualTo(200);
    JsonNode json = reply.json();
    assertThat(json.has("data")).isFalse();
    assertThat(json.path("retcode")).isEqualTo(Json.read("\"1\""));
    assertThat(json.path("identity_id").asText()).isEqualTo(ann);
    assertThat(json.path("score").isNumber()).isTrue();
    assertThat(json.has("reg_pic") && !json.path("reg_pic").asText().isEmpty()).isFalse();
    if (box.embedded()) {
      assertThat(json.path("name").asText()).isEqualTo("name of " + ann);
      assertThat(json.path("score").asDouble()).isGreaterThan(82).isLessThanOrEqualTo(100);
      JsonNode info = json.path("identity_info");
      assertThat(info.path("name").asText()).isEqualTo("name of " + ann);
      assertThat(info.path("face_ids")).hasSize(1);
      assertThat(info.path("image_id").asText()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("a stranger is 200 with retcode \"0\", name stranger and no id")
  void stranger() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);

    Reply reply = box.match(box.door(group), Faces.of(Faces.STRANGER));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("retcode")).isEqualTo(Json.read("\"0\""));
    assertThat(reply.json().path("identity_id").asText()).isEmpty();
    assertThat(reply.json().path("name").asText()).isEqualTo("stranger");
    assertThat(reply.json().path("score").isNumber()).isTrue();
  }

  @Test
  @DisplayName("§1: people of another permission group are strangers at this device")
  void otherGroup() {
    V1.Group office = box.permission();
    V1.Group lab = box.permission();
    box.person(Faces.ANN, office);
    box.person(Faces.BEN, lab);
    V1.Door door = box.door(lab);

    assertThat(retcode(box.match(door, Faces.of(Faces.BEN)))).isEqualTo("1");
    assertThat(retcode(box.match(door, Faces.of(Faces.ANN)))).isEqualTo("0");
  }

  @Test
  @DisplayName("need_register_photo returns reg_pic")
  void registeredPhoto() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);

    JsonNode json =
        box.post(MATCH, body(box.door(group), Faces.ANN).put("need_register_photo", true)).json();

    assertThat(Faces.decoded(json.path("reg_pic").asText())).isNotEmpty();
    if (box.embedded()) {
      assertThat(Faces.decoded(json.path("reg_pic").asText())).isEqualTo(Faces.of(Faces.ANN));
    }
  }

  @Test
  @DisplayName("need_keep_info names the best candidate even below the threshold")
  void keepInfo() {
    V1.Group group = box.permission();
    String ann = box.person(Faces.ANN, group);

    JsonNode json =
        box.post(MATCH, body(box.door(group), Faces.STRANGER).put("need_keep_info", true)).json();

    assertThat(json.path("retcode").asText()).isEqualTo("0");
    assertThat(json.path("identity_id").asText()).isEqualTo(ann);
  }

  @Test
  @DisplayName("group_name with permission_name stands in for the device")
  void byNames() {
    V1.Group group = box.permission();
    String ann = box.person(Faces.ANN, group);
    ObjectNode body =
        Json.object(
            "rgb_image_base64",
            Faces.base64(Faces.of(Faces.ANN)),
            "group_name",
            "default_group",
            "permission_name",
            group.name());

    assertThat(box.post(MATCH, body).json().path("identity_id").asText()).isEqualTo(ann);
    if (box.embedded()) {
      body.remove("permission_name");
      assertThat(box.post(MATCH, body).status()).as("sent alone").isNotEqualTo(200);
    }
  }

  @Test
  @DisplayName("compare_time, in seconds, is the time of the event")
  void compareTime() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);

    box.post(MATCH, body(door, Faces.ANN).put("compare_time", 1634281200.25));

    JsonNode events = box.events(door);
    assertThat(events).hasSize(1);
    assertThat(events.path(0).path("timestamp").asDouble()).isEqualTo(1634281200.25);
  }

  @Test
  @DisplayName("who was moved to another permission group, or deleted, no longer passes")
  void changes() {
    V1.Group group = box.permission();
    V1.Group other = box.permission();
    V1.Door door = box.door(group);
    box.person(Faces.BEN, group);
    String ann = box.person(Faces.ANN, group);
    assertThat(retcode(box.match(door, Faces.of(Faces.ANN)))).isEqualTo("1");

    V1.data(
        box.put(
            V1.USERS,
            Json.object(
                "identity_id",
                ann,
                "info",
                Json.object(
                    "name", "n", "type", 1, "permission_ids", java.util.List.of(other.id())))));

    assertThat(retcode(box.match(door, Faces.of(Faces.ANN)))).isEqualTo("0");
  }

  @Nested
  @DisplayName("declines (codes inferred, §2.4)")
  class Declines {

    @Test
    @DisplayName("a device that was not added: 40401 or 40491")
    void unknownDevice() {
      Reply reply =
          box.post(
              MATCH,
              Json.object(
                  "rgb_image_base64",
                  Faces.base64(Faces.of(Faces.ANN)),
                  "device_ip",
                  box.box().freshIp()));
      assertThat(reply.status()).isNotEqualTo(200);
      if (box.embedded()) {
        assertThat(reply.error().path("code").asInt()).isIn(40401, 40491);
      }
    }

    @Test
    @DisplayName("nobody to compare with: 40008")
    void emptyGroup() {
      box.refused(box.match(box.door(box.permission()), Faces.of(Faces.ANN)), 40008);
    }

    @Test
    @DisplayName("no face 40004, no picture 40003, more than 5 MB 40007")
    void pictures() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      box.person(Faces.ANN, group);

      box.refused(box.match(door, Faces.nobody()), 40004);
      box.refused(box.match(door, new byte[] {1, 2, 3}), 40003);
      box.refused(box.match(door, new byte[5 * 1024 * 1024 + 1]), 40007);
      assertThat(box.post(MATCH, Json.object("device_ip", door.ip())).status())
          .as("no picture at all")
          .isNotEqualTo(200);
    }

    @Test
    @DisplayName("liveness_rgb_ir without the infrared picture (documented as an error)")
    void infraredMissing() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      box.person(Faces.ANN, group);

      box.refused(
          box.post(MATCH, body(door, Faces.ANN).put("liveness_mode", "liveness_rgb_ir")), 40006);
    }

    @Test
    @DisplayName("a face smaller than min_face_size: 40006")
    void smallFace() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      box.person(Faces.ANN, group);

      box.refused(box.post(MATCH, body(door, Faces.ANN).put("min_face_size", 300)), 40006);
    }
  }

  private static ObjectNode body(V1.Door door, int face) {
    return Json.object("rgb_image_base64", Faces.base64(Faces.of(face)), "device_ip", door.ip());
  }

  private static String retcode(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().path("retcode").asText();
  }
}

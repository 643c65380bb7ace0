package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §5.3: detection, comparison, quality and search, v2")
class V2RecognitionTest {

  private final V2 box;

  V2RecognitionTest(V2 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§5.3.1 detect, compare, fiqa")
  class Pictures {

    @Test
    @DisplayName("detect: bbox; landmark and feature (512 float32, little-endian) when asked")
    void detect() {
      JsonNode face =
          box.answer(
                  "detect",
                  "image_base64_str",
                  Faces.base64(Faces.of(Faces.ANN)),
                  "with_feature",
                  true,
                  "with_landmark",
                  true)
              .path("faces")
              .path(0);

      assertThat(face.path("bbox")).hasSize(4);
      assertThat(face.path("bbox").path(0).asDouble())
          .isLessThan(face.path("bbox").path(2).asDouble());
      assertThat(face.path("landmark")).hasSize(10);
      assertThat(Base64.getDecoder().decode(face.path("feature_base64_str").asText()))
          .hasSize(2048);
    }

    @Test
    @DisplayName("detect: max_num_faces bounds the list")
    void several() {
      String pair = Faces.base64(Faces.pair(Faces.ANN, Faces.BEN));
      assertThat(box.answer("detect", "image_base64_str", pair).path("faces").size())
          .isGreaterThanOrEqualTo(2);
      assertThat(box.answer("detect", "image_base64_str", pair, "max_num_faces", 1).path("faces"))
          .hasSize(1);
    }

    @Test
    @DisplayName("compare: a score from 0 to 100, at least 82 for the same person")
    void compare() {
      assertThat(score(Faces.ANN, Faces.ANN)).isGreaterThanOrEqualTo(82).isLessThanOrEqualTo(100);
      assertThat(score(Faces.ANN, Faces.BEN)).isLessThan(82).isGreaterThanOrEqualTo(0);
      box.refused(
          box.call(
              "compare",
              "image_1_base64",
              Faces.base64(Faces.of(Faces.ANN)),
              "image_2_base64",
              Faces.base64(Faces.nobody())),
          "NO_FACE_ERROR");
      box.refused(
          box.call("compare", "image_1_base64", Faces.base64(Faces.of(Faces.ANN))),
          "MISSING_ARGUMENTS");
    }

    @Test
    @DisplayName("fiqa: result and details; a failed check is 200 with fiqa_result false")
    void fiqa() {
      JsonNode good = fiqa(Faces.of(Faces.ANN), "low");
      JsonNode details = good.path("detailed_result");
      assertThat(good.path("fiqa_result").asBoolean()).isTrue();
      assertThat(details.path("bbox")).hasSize(4);
      assertThat(details.path("failed_items")).isEmpty();
      assertThat(Json.texts(details.path("passed_items"))).contains("face_size");
      assertThat(details.path("detailed_scores").path("face_size").isNumber()).isTrue();

      JsonNode small = fiqa(Faces.ofWidth(Faces.ANN, 72), "high");
      assertThat(small.path("fiqa_result").asBoolean(true)).isFalse();
      assertThat(Json.texts(small.path("detailed_result").path("failed_items")))
          .contains("face_size");
    }

    private JsonNode fiqa(byte[] picture, String level) {
      return box.answer("fiqa", "image_base64_str", Faces.base64(picture), "fiqa_level", level);
    }

    private double score(int one, int two) {
      return box.answer(
              "compare",
              "image_1_base64",
              Faces.base64(Faces.of(one)),
              "image_2_base64",
              Faces.base64(Faces.of(two)))
          .path("score")
          .asDouble(-1);
    }
  }

  @Nested
  @DisplayName("§5.3.2 search")
  class Search {

    @Test
    @DisplayName("somebody of the device's permission group: result true with identity_info")
    void passes() {
      V2.Group group = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);

      JsonNode answer = V2.answer(box.search(box.door(group), Faces.of(Faces.ANN)));

      assertThat(answer.path("result").asBoolean()).isTrue();
      assertThat(answer.path("score").asDouble()).isGreaterThan(82);
      assertThat(answer.path("identity_id").asText()).isEqualTo(ann.id());
      assertThat(answer.path("identity_info")).isEqualTo(box.identity(ann.id()));
      assertThat(answer.path("register_image").asText()).isEmpty();
    }

    @Test
    @DisplayName("a stranger is 200 with result false, perhaps with a candidate")
    void stranger() {
      V2.Group group = box.permission();
      box.person(Faces.ANN, group);

      JsonNode answer = V2.answer(box.search(box.door(group), Faces.of(Faces.STRANGER)));

      assertThat(answer.path("result").asBoolean(true)).isFalse();
      assertThat(answer.path("score").asDouble()).isLessThanOrEqualTo(82);
    }

    @Test
    @DisplayName("§1: people of another permission group are strangers at this device")
    void otherGroup() {
      V2.Group office = box.permission();
      V2.Group lab = box.permission();
      box.person(Faces.ANN, office);
      box.person(Faces.BEN, lab);

      assertThat(
              V2.answer(box.search(box.door(lab), Faces.of(Faces.ANN)))
                  .path("result")
                  .asBoolean(true))
          .isFalse();
    }

    @Test
    @DisplayName("with_register_photo returns the photo; below the threshold it is hidden")
    void photo() {
      V2.Group group = box.permission();
      box.person(Faces.ANN, group);
      V2.Door door = box.door(group);

      JsonNode known = box.answer("search", body(door, Faces.ANN).put("with_register_photo", true));
      assertThat(Faces.decoded(known.path("register_image").asText())).isNotEmpty();
      JsonNode stranger =
          box.answer("search", body(door, Faces.STRANGER).put("with_register_photo", true));
      assertThat(stranger.path("register_image").asText()).isEmpty();
    }

    @Test
    @DisplayName("permission_name stands in for the device")
    void byName() {
      V2.Group group = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);
      JsonNode answer =
          box.answer(
              "search",
              "rgb_image_base64",
              Faces.base64(Faces.of(Faces.ANN)),
              "permission_name",
              group.name());
      assertThat(answer.path("identity_id").asText()).isEqualTo(ann.id());
    }

    @Test
    @DisplayName("declines: DEVICE_ID_NOT_FOUND, EMPTY_GROUP_ERROR, NO_FACE_ERROR, …")
    void declines() {
      V2.Group group = box.permission();
      V2.Door door = box.door(group);
      box.refused(box.search(door, Faces.of(Faces.ANN)), "EMPTY_GROUP_ERROR");

      box.person(Faces.ANN, group);
      box.refused(
          box.search(new V2.Door("", box.box().freshIp(), ""), Faces.of(Faces.ANN)),
          "DEVICE_ID_NOT_FOUND");
      box.refused(box.search(door, Faces.nobody()), "NO_FACE_ERROR");
      box.refused(box.search(door, new byte[] {1, 2, 3}), "IMAGE_DECODE_ERROR");
      box.refused(box.search(door, new byte[5 * 1024 * 1024 + 1]), "IMAGE_SIZE_TOO_LARGE_ERROR");
      box.refused(box.call("search", "media_device_ip", door.ip()), "MISSING_ARGUMENTS");
    }

    @Test
    @DisplayName("liveness_rgb_ir without the infrared picture is an error")
    void infraredMissing() {
      V2.Group group = box.permission();
      box.person(Faces.ANN, group);
      Reply reply =
          box.call(
              "search",
              body(box.door(group), Faces.ANN).put("with_liveness_check", "liveness_rgb_ir"));
      assertThat(reply.status()).isNotEqualTo(200);
      assertThat(reply.error().path("code").asText())
          .isIn("MISSING_ARGUMENTS", "NOT_SUPPORT_IR_LIVENESS", "LIVENESS_DETECT_FAIL");
    }

    private ObjectNode body(V2.Door door, int face) {
      return Json.object(
          "rgb_image_base64", Faces.base64(Faces.of(face)), "media_device_ip", door.ip());
    }
  }
}

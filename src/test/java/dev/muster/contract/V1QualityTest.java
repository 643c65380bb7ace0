package dev.muster.contract;

import static dev.muster.contract.V1.FIQA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.4.4, §9: photo quality, POST /SophonFace/api/FIQA")
class V1QualityTest {

  private final V1 box;

  V1QualityTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("answers box, measures, passed and failed items, and a bool")
  void shape() {
    JsonNode result = check(Faces.of(Faces.ANN), "low");

    assertThat(result.path("bbox")).hasSize(4);
    assertThat(result.path("fiqa_result").isBoolean()).isTrue();
    assertThat(result.path("success").isArray()).isTrue();
    assertThat(result.path("fails").isArray()).isTrue();
    assertThat(result.path("info").isObject()).isTrue();
    assertThat(result.path("info").path("face_size").isNumber()).isTrue();
    assertThat(result.path("score").isNumber()).isTrue();
  }

  @Test
  @DisplayName("a good portrait passes at low")
  void good() {
    JsonNode result = check(Faces.of(Faces.ANN), "low");
    assertThat(result.path("fiqa_result").asBoolean()).isTrue();
    assertThat(result.path("fails")).isEmpty();
    assertThat(Json.texts(result.path("success"))).contains("face_size");
  }

  @Test
  @DisplayName("§9: face sizes above 60 px pass low, above 80 middle, above 112 high")
  void sizes() {
    byte[] small = Faces.ofWidth(Faces.ANN, 72);
    int size = (int) check(small, "no").path("info").path("face_size").asDouble();
    assertThat(size).as("the picture fits the test").isBetween(61, 80);

    assertThat(failed(small, "low")).doesNotContain("face_size");
    assertThat(failed(small, "middle")).contains("face_size");
    assertThat(failed(small, "high")).contains("face_size");
  }

  @Test
  @DisplayName("a failed check is 200 with fiqa_result false; level no never fails")
  void failedIsAnswered() {
    byte[] small = Faces.ofWidth(Faces.ANN, 72);
    assertThat(check(small, "high").path("fiqa_result").asBoolean()).isFalse();
    assertThat(check(small, "no").path("fiqa_result").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("the level is high when none is given")
  void defaultLevel() {
    byte[] small = Faces.ofWidth(Faces.ANN, 72);
    JsonNode result =
        V1.data(box.post(FIQA, Json.object("image_base64_str", Faces.base64(small)))).path(0);
    assertThat(Json.texts(result.path("fails"))).contains("face_size");
  }

  @Test
  @DisplayName("no face is 40004, no picture 40003 (inferred)")
  void declined() {
    box.refused(
        box.post(FIQA, Json.object("image_base64_str", Faces.base64(Faces.nobody()))), 40004);
    box.refused(box.post(FIQA, Json.object("image_base64_str", "bm90aGluZw==")), 40003);
  }

  @Test
  @DisplayName(
      "§9: a registration at level high refuses a small face (40006 or 40009), custom takes it")
  void registration() {
    byte[] small = Faces.ofWidth(Faces.ANN, 72);
    Reply high = box.register(V1.user(box.box().fresh("person"), small).put("fiqa_level", "high"));
    assertThat(high.status()).isNotEqualTo(200);
    if (box.embedded()) {
      assertThat(high.error().path("code").asInt()).isIn(40006, 40009);
    }
    V1.data(box.register(V1.user(box.box().fresh("person"), small).put("fiqa_level", "no")));
  }

  private java.util.List<String> failed(byte[] picture, String level) {
    return Json.texts(check(picture, level).path("fails"));
  }

  private JsonNode check(byte[] picture, String level) {
    JsonNode data =
        V1.data(
            box.post(
                FIQA, Json.object("image_base64_str", Faces.base64(picture), "fiqa_level", level)));
    assertThat(data).hasSize(1);
    return data.path(0);
  }
}

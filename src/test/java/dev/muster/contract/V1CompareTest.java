package dev.muster.contract;

import static dev.muster.contract.V1.COMPARE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName(
    "contracts/sophon.md §4.4.3: POST /SophonMatch/api/compare, a person against an id card")
class V1CompareTest {

  private final V1 box;

  V1CompareTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("the same face is retcode \"1\", unwrapped")
  void same() {
    Reply reply = box.post(COMPARE, pictures(Faces.ANN, Faces.ANN));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().has("data")).isFalse();
    assertThat(reply.json().path("retcode")).isEqualTo(Json.read("\"1\""));
    assertThat(reply.json().path("score").isNumber()).isTrue();
  }

  @Test
  @DisplayName("another face is 200 with retcode \"0\" and a lower score")
  void different() {
    JsonNode same = box.post(COMPARE, pictures(Faces.ANN, Faces.ANN)).json();
    Reply reply = box.post(COMPARE, pictures(Faces.ANN, Faces.BEN));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("retcode")).isEqualTo(Json.read("\"0\""));
    assertThat(reply.json().path("score").asDouble()).isLessThan(same.path("score").asDouble());
  }

  @Test
  @DisplayName("thresholds are high, middle and low")
  void thresholds() {
    for (String threshold : new String[] {"high", "middle", "low"}) {
      assertThat(
              box.post(COMPARE, pictures(Faces.ANN, Faces.ANN).put("threshold", threshold))
                  .json()
                  .path("retcode")
                  .asText())
          .as(threshold)
          .isEqualTo("1");
    }
    if (box.embedded()) {
      assertThat(
              box.post(COMPARE, pictures(Faces.ANN, Faces.ANN).put("threshold", "none")).status())
          .isNotEqualTo(200);
    }
  }

  @Test
  @DisplayName("both pictures are required and need a face")
  void declined() {
    ObjectNode one = pictures(Faces.ANN, Faces.ANN);
    one.remove("card_image_base64");
    assertThat(box.post(COMPARE, one).status()).isNotEqualTo(200);

    box.refused(
        box.post(
            COMPARE,
            pictures(Faces.ANN, Faces.ANN).put("card_image_base64", Faces.base64(Faces.nobody()))),
        40004);
    box.refused(
        box.post(COMPARE, pictures(Faces.ANN, Faces.ANN).put("face_image_base64", "bm90aGluZw==")),
        40003);
  }

  @Test
  @EmbeddedOnly("§4.4.3: what the recorded event looks like is unknown")
  @DisplayName("need_save records an event of the kind card; without it nothing is recorded")
  void saved() {
    int before = total();
    box.post(COMPARE, pictures(Faces.ANN, Faces.ANN));
    assertThat(total()).isEqualTo(before);

    ObjectNode body = pictures(Faces.ANN, Faces.ANN).put("need_save", true);
    body.set("identity_info", Json.object("user_name", "张明", "user_idcard", "110101"));
    box.post(COMPARE, body);
    assertThat(total()).isEqualTo(before + 1);
  }

  private int total() {
    return box.get(V1.EVENTS + "?per_page=1&page=0")
        .json()
        .path("pagination")
        .path("total_count")
        .asInt();
  }

  private static ObjectNode pictures(int card, int face) {
    return Json.object(
        "card_image_base64",
        Faces.base64(Faces.of(card)),
        "face_image_base64",
        Faces.base64(Faces.of(face)));
  }
}

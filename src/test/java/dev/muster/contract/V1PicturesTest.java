package dev.muster.contract;

import static dev.muster.contract.V1.DETECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.4.1, §4.4.2: registered photos and detection, v1")
class V1PicturesTest {

  private final V1 box;

  V1PicturesTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("§4.4.1 GET /SophonFace/api/images/<image_id> gives the photo as image/jpeg")
  void image() {
    String id = box.person(Faces.ANN);
    String image = box.row(id).path("info").path("image_id").asText();

    Reply reply = box.get(V1.IMAGES + image);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).startsWith("image/jpeg");
    assertThat(reply.bytes()).startsWith(0xFF, 0xD8, 0xFF);
    if (box.embedded()) {
      assertThat(reply.bytes()).isEqualTo(Faces.of(Faces.ANN));
      assertThat(box.get(V1.IMAGES + "no-such-image").status()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("§4.4.2 detect gives boxes [xmin, ymin, xmax, ymax] and nothing that was not asked")
  void boxes() {
    JsonNode face = detect(Faces.of(Faces.ANN)).path(0);

    JsonNode bbox = face.path("bbox");
    assertThat(bbox).hasSize(4);
    assertThat(bbox.path(0).asDouble()).isLessThan(bbox.path(2).asDouble());
    assertThat(bbox.path(1).asDouble()).isLessThan(bbox.path(3).asDouble());
    assertThat(face.path("feature")).isEmpty();
    assertThat(face.path("landmark")).isEmpty();
  }

  @Test
  @DisplayName("§4.4.2 features are 512 numbers, landmarks x1..x5, y1..y5")
  void onRequest() {
    JsonNode face = detect(Faces.of(Faces.ANN), "with_feature", "with_landmark").path(0);

    assertThat(face.path("feature")).hasSize(512);
    assertThat(face.path("landmark")).hasSize(10);
    double leftEye = face.path("landmark").path(0).asDouble();
    double rightEye = face.path("landmark").path(1).asDouble();
    assertThat(leftEye).isLessThan(rightEye);
    assertThat(leftEye).isBetween(x(face, 0), x(face, 2));
  }

  @Test
  @DisplayName("§4.4.2 max_num_faces bounds the list; nobody is an empty list")
  void several() {
    byte[] pair = Faces.pair(Faces.ANN, Faces.BEN);
    assertThat(detect(pair).size()).isGreaterThanOrEqualTo(2);
    assertThat(
            V1.data(
                box.post(
                    DETECT,
                    Json.object("image_base64_str", Faces.base64(pair), "max_num_faces", 1))))
        .hasSize(1);
    if (box.embedded()) {
      assertThat(detect(Faces.nobody())).isEmpty();
    }
  }

  @Test
  @DisplayName("§4.4.2 detect refuses what is no picture (40003, inferred)")
  void broken() {
    box.refused(box.post(DETECT, Json.object("image_base64_str", "bm8gcGljdHVyZQ==")), 40003);
  }

  private JsonNode detect(byte[] picture, String... wishes) {
    var body = Json.object("image_base64_str", Faces.base64(picture));
    for (String wish : wishes) {
      body.put(wish, true);
    }
    return V1.data(box.post(DETECT, body));
  }

  private static double x(JsonNode face, int corner) {
    return face.path("bbox").path(corner).asDouble();
  }
}

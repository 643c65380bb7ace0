package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.3.1, detection and quality of v2")
class V2DetectTest {

  private static final String TWO =
      RunningBox.base64(FakeRecogniser.twoFaces(Color.RED, Color.BLUE));

  private static RunningBox box;
  private static Path images;

  @BeforeAll
  static void start(@TempDir Path data, @TempDir Path folder) {
    images = folder;
    box = RunningBox.start(data, "--muster.facebox.images=" + folder);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.3.1: boxes of all faces, largest first; everything else only when asked for")
  void boxes() {
    assertThat(box.v2("detect", "{'image_base64_str':'%s'}".formatted(TWO)).json().toString())
        .isEqualTo(
            "{\"faces\":[{\"bbox\":[10.0,10.0,130.0,130.0]},{\"bbox\":[140.0,140.0,190.0,190.0]}]}");
    assertThat(
            box.v2("detect", "{'image_base64_str':'%s','max_num_faces':1}".formatted(TWO))
                .json()
                .path("faces"))
        .hasSize(1);
    assertThat(
            box.v2(
                    "detect",
                    "{'image_base64_str':'%s'}"
                        .formatted(RunningBox.base64(FakeRecogniser.nobody())))
                .json()
                .toString())
        .isEqualTo("{\"faces\":[]}");
  }

  @Test
  @DisplayName(
      "§5.3.1: the feature is 512 little-endian floats in base64, unknown attributes are null")
  void wishes() {
    JsonNode face =
        box.v2(
                "detect",
                "{'image_base64_str':'%s','with_feature':true,'with_attribute':true,'with_headpose':true,'with_landmark':true}"
                    .formatted(TWO))
            .json()
            .path("faces")
            .path(0);

    assertThat(face.path("attribute").toString())
        .isEqualTo("{\"age\":null,\"gender\":null,\"glasses\":null}");
    assertThat(face.path("landmark")).hasSize(10);
    assertThat(face.path("headpose").fieldNames())
        .toIterable()
        .containsExactly("pitch_angle", "roll_angle", "yaw_angle");
    ByteBuffer feature =
        ByteBuffer.wrap(Base64.getDecoder().decode(face.path("feature_base64_str").asText()))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(feature.remaining()).isEqualTo(512 * 4);
    assertThat(feature.getFloat(0)).isEqualTo(1);
    assertThat(feature.getFloat(4)).isZero();
  }

  @Test
  @DisplayName("§5.3.1: exactly one of picture and path, and switches are switches")
  void fields() throws IOException {
    Files.write(images.resolve("two.png"), Base64.getDecoder().decode(TWO));

    assertThat(box.v2("detect", "{'image_path':'two.png'}").json().path("faces")).hasSize(2);
    assertThat(box.v2("detect", "{'image_path':'../two.png'}").error())
        .startsWith("IMAGE_NOT_OPENED ");
    assertThat(box.v2("detect", "{}").error())
        .isEqualTo("MISSING_ARGUMENTS image_base64_str | image_path");
    assertThat(box.v2("detect", "{'image_path':'a','image_base64_str':'b'}").error())
        .startsWith("INVALID_ARGUMENTS image_base64_str, image_path");
    assertThat(box.v2("detect", "{'image_base64_str':'x','with_feature':1}").error())
        .startsWith("INVALID_ARGUMENTS with_feature");
    assertThat(box.v2("detect", "{'image_base64_str':'x','max_num_faces':0}").error())
        .startsWith("INVALID_ARGUMENTS max_num_faces");
  }

  @Test
  @DisplayName("§5.3.1: a good face passes with what its level looks at")
  void good() {
    JsonNode verdict = fiqa("'fiqa_level':'low',", FakeRecogniser.photo(Color.RED)).json();

    assertThat(verdict.path("fiqa_result").asBoolean()).isTrue();
    JsonNode details = verdict.path("detailed_result");
    assertThat(details.fieldNames())
        .toIterable()
        .containsExactly("bbox", "passed_items", "failed_items", "detailed_scores");
    assertThat(details.path("passed_items").toString())
        .isEqualTo("[\"face_size\",\"headpose\",\"clarity\"]");
    assertThat(details.path("failed_items")).isEmpty();
    JsonNode scores = details.path("detailed_scores");
    assertThat(scores.fieldNames())
        .toIterable()
        .containsExactly(
            "brightness", "clarity", "face_size", "headpose", "mask", "occlusion", "partial");
    assertThat(scores.path("face_size").asDouble()).isEqualTo(150);
    assertThat(scores.path("mask").asInt()).isEqualTo(-1);
  }

  @Test
  @DisplayName("§5.3.1: a failed check is a 200 with the failed items; the default is high")
  void failed() {
    RunningBox.Reply reply = fiqa("", FakeRecogniser.photo(Color.RED, 100));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("fiqa_result").asBoolean()).isFalse();
    assertThat(reply.json().path("detailed_result").path("failed_items").toString())
        .isEqualTo("[\"face_size\"]");
    assertThat(reply.json().path("detailed_result").path("passed_items").toString())
        .isEqualTo("[\"headpose\",\"clarity\",\"partial\",\"brightness\"]");
    JsonNode unchecked = fiqa("'fiqa_level':'no',", FakeRecogniser.photo(Color.RED, 30)).json();
    assertThat(unchecked.path("fiqa_result").asBoolean()).isTrue();
    assertThat(unchecked.path("detailed_result").path("passed_items")).isEmpty();
  }

  @Test
  @DisplayName("§5.3.1: no face and an unknown level are errors")
  void refused() {
    assertThat(fiqa("", FakeRecogniser.nobody()).error()).startsWith("NO_FACE_ERROR ");
    assertThat(fiqa("'fiqa_level':'custom',", FakeRecogniser.photo(Color.RED)).error())
        .startsWith("INVALID_ARGUMENTS fiqa_level");
    assertThat(box.v2("fiqa", "{'image_base64_str':''}").error()).startsWith("IMAGE_DECODE_ERROR ");
  }

  private static RunningBox.Reply fiqa(String more, byte[] photo) {
    return box.v2("fiqa", "{%s'image_base64_str':'%s'}".formatted(more, RunningBox.base64(photo)));
  }
}

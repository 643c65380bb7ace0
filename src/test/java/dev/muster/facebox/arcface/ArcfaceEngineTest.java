package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.RunningBox;
import dev.muster.facebox.library.EngineRecogniser;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the ArcFace dialect over the built-in engine")
class ArcfaceEngineTest {

  private static final String ONE = photo(SampleFaces.person(1).photo(View.frontal()));
  private static final String OTHER = photo(SampleFaces.person(2).photo(View.frontal()));
  private static final String LANDSCAPE = photo(SampleFaces.landscape(3));

  private static RunningBox box;
  private static ArcfaceClient client;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box =
        RunningBox.start(
            new EngineRecogniser(new BuiltinEngine(), 5 << 20),
            directory,
            "--muster.facebox.arcface.apps[0].id=" + ArcfaceClient.APP,
            "--muster.facebox.arcface.apps[0].secret=" + ArcfaceClient.SECRET);
    client = new ArcfaceClient(box);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("finds the face of a generated person in whole pixels, and none in a landscape")
  void locate() {
    JsonNode data = client.call("locate", Map.of("image", ONE)).path("data");
    assertThat(data.path("face_num").asInt()).isEqualTo(1);
    JsonNode face = data.path("locations").path(0);
    assertThat(face).hasSize(4).allMatch(JsonNode::isInt);
    // the middle of a head stands near the middle of 480 by 600 pixels
    assertThat((face.get(0).asInt() + face.get(2).asInt()) / 2).isBetween(160, 320);
    assertThat((face.get(1).asInt() + face.get(3).asInt()) / 2).isBetween(180, 420);
    assertThat(face.get(2).asInt() - face.get(0).asInt()).isBetween(100, 450);

    assertThat(client.call("locate", Map.of("image", LANDSCAPE)).path("data").path("face_num"))
        .hasToString("0");
  }

  @Test
  @DisplayName("the same photo matches with score 0, another person does not")
  void verify() {
    JsonNode same = client.call("verify", Map.of("image1", ONE, "image2", ONE)).path("data");
    JsonNode other = client.call("verify", Map.of("image1", ONE, "image2", OTHER)).path("data");

    assertThat(same.path("is_match").asBoolean()).isTrue();
    assertThat(same.path("score").asDouble()).isCloseTo(0, within(1e-6));
    assertThat(other.path("is_match").asBoolean(true)).isFalse();
    assertThat(other.path("score").asDouble()).isBetween(0.25, 0.75);
  }

  @Test
  @DisplayName("the product of two features is the cosine that verify judges")
  void features() {
    JsonNode one = client.call("features", Map.of("image", ONE)).path("data").path("features");
    JsonNode other = client.call("features", Map.of("image", OTHER)).path("data").path("features");
    JsonNode verified = client.call("verify", Map.of("image1", ONE, "image2", OTHER)).path("data");
    double cosine = 0;
    for (int i = 0; i < 512; i++) {
      cosine += one.get(i).asDouble() * other.get(i).asDouble();
    }

    assertThat(one).hasSize(512);
    assertThat(1 - 2 * verified.path("score").asDouble()).isCloseTo(cosine, within(1e-5));
  }

  private static String photo(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

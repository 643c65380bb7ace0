package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.RunningBox;
import dev.muster.facebox.library.EngineRecogniser;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the Baidu dialect over the built-in engine")
class BaiduEngineTest {

  private static final byte[] ONE = SampleFaces.person(1).photo(View.frontal());
  private static final byte[] OTHER = SampleFaces.person(2).photo(View.frontal());

  private static RunningBox box;
  private static BaiduClient client;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box =
        RunningBox.start(
            new EngineRecogniser(new BuiltinEngine(), 5 << 20), directory, BaiduClient.settings());
    client = new BaiduClient(box);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("a generated portrait passes the recommended quality and is found as itself")
  void portrait() {
    client.enrol("g", "one", ONE, "quality_control", "NORMAL", "user_info", "1");
    client.enrol("g", "other", OTHER);

    Map<String, Object> wish = BaiduClient.image(ONE);
    wish.put("group_id_list", "g");
    wish.put("match_threshold", 80);
    wish.put("max_user_num", 5);
    JsonNode users = client.send("search", BaiduClient.json(wish)).path("result").path("user_list");
    assertThat(users.findValuesAsText("user_id")).containsExactly("one");
    assertThat(users.path(0).path("score").asDouble()).isGreaterThan(99.9);
    assertThat(
            client
                .list("match", List.of(BaiduClient.image(ONE), BaiduClient.image(OTHER)))
                .at("/result/score")
                .asDouble())
        .isLessThan(80);
  }

  @Test
  @DisplayName("detect measures what the engine can; a landscape has no face")
  void detect() {
    Map<String, Object> wish = BaiduClient.image(ONE);
    wish.put("face_field", "quality");
    JsonNode face =
        client.send("detect", BaiduClient.json(wish)).path("result").path("face_list").path(0);
    assertThat(face.at("/location/width").asDouble()).isBetween(100.0, 450.0);
    assertThat(face.at("/quality/blur").asDouble()).isBetween(0.0, 0.7);
    assertThat(face.at("/quality/illumination").asDouble()).isBetween(40.0, 250.0);
    assertThat(face.at("/quality/completeness").asInt()).isEqualTo(1);
    assertThat(
            client
                .send("detect", BaiduClient.json(BaiduClient.image(SampleFaces.landscape(3))))
                .path("error_code")
                .asInt())
        .isEqualTo(222202);
  }
}

package dev.muster.enrol.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.face.EngineInfo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FaceSettingsTest {

  private static final EngineInfo DEMONSTRATION = new EngineInfo("builtin", .371, true);
  private static final EngineInfo MODELS = new EngineInfo("onnx", .42, false);

  @Test
  void theDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new FaceSettings(
                "builtin",
                Path.of("models"),
                .7,
                40,
                225,
                .25,
                .95,
                30,
                25,
                FacePolicy.WARN,
                null,
                null,
                null,
                null));
  }

  @Test
  void theDemonstrationEngineDoesNotCryWolfOverOtherFaces() {
    FaceRules demonstration = bound(Map.of()).rules(DEMONSTRATION);
    assertThat(demonstration).isEqualTo(new FaceRules(FacePolicy.WARN, .6, FacePolicy.OFF, .1));
    FaceRules models = bound(Map.of()).rules(MODELS);
    assertThat(models.other()).isEqualTo(FacePolicy.WARN);
    assertThat(models.sameFrom()).isEqualTo(.57);
    assertThat(models.otherBelow()).isCloseTo(.32, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void whatIsSaidCounts() {
    FaceRules rules =
        bound(
                Map.of(
                    "same-face", "hold",
                    "same-face-from", "0.9",
                    "other-face", "refuse",
                    "other-face-below", "0.2"))
            .rules(DEMONSTRATION);
    assertThat(rules).isEqualTo(new FaceRules(FacePolicy.HOLD, .9, FacePolicy.REFUSE, .2));
  }

  @ParameterizedTest
  @CsvSource({
    "engine, magic, builtin and onnx",
    "max-blur, 1.1, 0 to 1",
    "max-overexposed, -0.1, 0 to 1",
    "min-whole, NaN, 0 to 1",
    "min-light, 256, 0 to 255",
    "max-light, 39, 40 to 255",
    "max-turn, 0, 1 to 180",
    "max-tilt, 181, 1 to 180",
    "same-face-from, 2, 0 to 1",
    "other-face-below, 2, 0 to 1"
  })
  void aWrongValueIsNamedWithWhatIsAllowed(String key, String value, String allowed) {
    assertThatThrownBy(() -> bound(Map.of(key, value)))
        .rootCause()
        .hasMessageContaining("muster.photo." + key + " is ")
        .hasMessageContaining(allowed);
  }

  private static FaceSettings bound(Map<String, String> settings) {
    Map<String, String> keys = new HashMap<>();
    settings.forEach((key, value) -> keys.put("muster.photo." + key, value));
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("muster.photo", FaceSettings.class);
  }
}

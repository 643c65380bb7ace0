package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class BoxSettingsTest {

  @Test
  @DisplayName("without any setting the defaults hold")
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new BoxSettings(
                5555,
                "127.0.0.1",
                Path.of("var/facebox"),
                "builtin",
                Path.of("models"),
                true,
                Duration.ZERO,
                0,
                64,
                DataSize.ofMegabytes(32),
                DataSize.ofMegabytes(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(10),
                100_000,
                "",
                5679,
                false,
                "auto",
                "empty"));
  }

  @Test
  @DisplayName("every setting can be set")
  void allSet() {
    assertThat(
            bind(
                Map.ofEntries(
                    Map.entry("muster.facebox.port", "1"),
                    Map.entry("muster.facebox.address", "::1"),
                    Map.entry("muster.facebox.data", "/d"),
                    Map.entry("muster.facebox.engine", "onnx"),
                    Map.entry("muster.facebox.models", "/m"),
                    Map.entry("muster.facebox.recognise", "false"),
                    Map.entry("muster.facebox.service-time", "20ms"),
                    Map.entry("muster.facebox.slots", "8"),
                    Map.entry("muster.facebox.threads", "9"),
                    Map.entry("muster.facebox.body-limit", "2MB"),
                    Map.entry("muster.facebox.picture-limit", "1MB"),
                    Map.entry("muster.facebox.duplicate-window", "1s"),
                    Map.entry("muster.facebox.push-timeout", "2s"),
                    Map.entry("muster.facebox.people", "10"),
                    Map.entry("muster.facebox.images", "."),
                    Map.entry("muster.facebox.websocket-port", "0"),
                    Map.entry("muster.facebox.alone", "true"),
                    Map.entry("muster.facebox.generation", "A"),
                    Map.entry("muster.facebox.pictures", "absent"))))
        .isEqualTo(
            new BoxSettings(
                1,
                "::1",
                Path.of("/d"),
                "onnx",
                Path.of("/m"),
                false,
                Duration.ofMillis(20),
                8,
                9,
                DataSize.ofMegabytes(2),
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                10,
                ".",
                0,
                true,
                "A",
                "absent"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "port, 65536",
    "slots, -1",
    "threads, 0",
    "people, 0",
    "body-limit, 65MB",
    "picture-limit, 33MB",
    "service-time, 2m",
    "duplicate-window, -1s",
    "duplicate-window, 1500ms",
    "push-timeout, 0s",
    "engine, guess",
    "images, /no/such/folder",
    "websocket-port, -2",
    "generation, D",
    "pictures, some"
  })
  @DisplayName("a wrong setting names the key, the value and what is allowed")
  void wrong(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("muster.facebox." + key, value)))
        .rootCause()
        .hasMessageMatching("muster\\.facebox\\.%s is .+; allowed: .+".formatted(key));
  }

  private static BoxSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("muster.facebox", Bindable.of(BoxSettings.class));
  }
}

package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.facebox.match.Liveness;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ApplianceSettingsTest {

  @Test
  @DisplayName("without any setting the defaults hold")
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new ApplianceSettings(0, Duration.ofSeconds(2), Liveness.REFUSE, false, 1_000_000));
  }

  @Test
  @DisplayName("every setting can be set")
  void allSet() {
    assertThat(
            bind(
                Map.of(
                    "muster.facebox.system-port", "8888",
                    "muster.facebox.restart-time", "30s",
                    "muster.facebox.liveness", "pass",
                    "muster.facebox.image-urls", "true",
                    "muster.facebox.events", "500")))
        .isEqualTo(new ApplianceSettings(8888, Duration.ofSeconds(30), Liveness.PASS, true, 500));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({"system-port, 65536", "restart-time, 11m", "events, 0"})
  @DisplayName("a wrong setting names the key, the value and what is allowed")
  void wrong(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("muster.facebox." + key, value)))
        .rootCause()
        .hasMessageMatching("muster\\.facebox\\.%s is .+; allowed: .+".formatted(key));
  }

  private static ApplianceSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("muster.facebox", Bindable.of(ApplianceSettings.class));
  }
}

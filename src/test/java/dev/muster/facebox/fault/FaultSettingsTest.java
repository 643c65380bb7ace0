package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

class FaultSettingsTest {

  @Test
  @DisplayName("without any setting nothing goes wrong and the admin endpoint is off")
  void defaults() {
    assertThat(bind(Map.of())).isEqualTo(new FaultSettings(false, List.of(), Map.of()));
    assertThat(bind(Map.of()).rules()).isEmpty();
    assertThat(bind(Map.of()).quirks()).isEqualTo(PushQuirks.NONE);
  }

  @Test
  @DisplayName("faults and push quirks are read from a YAML file")
  void yaml() throws IOException {
    FaultSettings settings =
        yaml(
            """
            muster:
              facebox:
                admin: true
                faults:
                  - where: POST /SophonFogSys/api/users
                    what: drop-after
                    calls: 1,3,5-7
                  - {where: "/face2/*", what: delay, delay: 200ms..2s, rate: 0.1, seed: 7}
                push-quirks:
                  duplicate: 0.2
                  seed: 3
                  array: true
                  pictures: absent
            """);

    assertThat(settings.admin()).isTrue();
    assertThat(settings.rules().stream().map(Fault::toString))
        .containsExactly(
            "drop-after on POST /SophonFogSys/api/users, calls 1,3,5-7",
            "delay on /face2/*, delay 200ms..2s, rate 0.1");
    assertThat(settings.rules().stream().map(fault -> fault.when().dice().seed()))
        .as("the place in the list is the seed of a fault without one")
        .containsExactly(1L, 7L);
    assertThat(settings.quirks())
        .isEqualTo(new PushQuirks(0.2, new Dice(3), true, PushQuirks.Pictures.ABSENT));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "faults[0].what         | explode | muster.facebox.faults[0].what is \"explode\"; allowed: delay,",
        "faults[0].rate         | 2       | muster.facebox.faults[0].rate is \"2\"; allowed: 0.0 to 1.0",
        "faults[0].hang         | 1s      | muster.facebox.faults[0].hang is not known; allowed:",
        "push-quirks.duplicate  | 2       | muster.facebox.push-quirks.duplicate is \"2\"; allowed: 0.0 to",
        "push-quirks.array      | maybe   | muster.facebox.push-quirks.array is \"maybe\"; allowed: true or false",
        "push-quirks.pictures   | blurred | muster.facebox.push-quirks.pictures is \"blurred\"; allowed: sent,",
        "push-quirks.order      | random  | muster.facebox.push-quirks.order is not known; allowed: array,"
      })
  @DisplayName("a wrong setting names the key, the value and what is allowed")
  void wrong(String key, String value, String sentence) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "muster.facebox.faults[0].where", "*",
                "muster.facebox.faults[0].what", "truncate"));
    settings.put("muster.facebox." + key, value);
    assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageStartingWith(sentence);
  }

  @Test
  @DisplayName("more than a hundred faults are refused")
  void bounded() {
    assertThatThrownBy(
            () ->
                new FaultSettings(
                    false,
                    Collections.nCopies(101, Map.of("where", "*", "what", "truncate")),
                    Map.of()))
        .hasMessage("muster.facebox.faults are 101; allowed: at most 100");
  }

  private static FaultSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("muster.facebox", Bindable.of(FaultSettings.class));
  }

  private static FaultSettings yaml(String text) throws IOException {
    List<PropertySource<?>> sources =
        new YamlPropertySourceLoader()
            .load("test", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("muster.facebox", Bindable.of(FaultSettings.class))
        .get();
  }
}

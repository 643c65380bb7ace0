package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

@DisplayName("muster.facebox.arcface")
class ArcfaceSettingsTest {

  private static final String KEY = ArcfaceClient.SM2_KEY;
  private static final String POINT =
      "4f1df6069a086ac4e1d1c4ad60a3ab26a19ba5fc97a45dedf386c7480dcab18f"
          + "a745c3a0f6dba6ed6993d0367d9f6b12c06dc01d4079c9eda3f807e21f93edc6";
  private static final String OTHER_POINT =
      "3a4d19746641d67e46cedaa8065197de42b27ae7ef1b2265e6ed71a55e0168b0"
          + "cd382d2d884c75f615759b557edca7494745f19340136ac4a707ae5458c3cffe";

  @Test
  @DisplayName("without any setting the defaults hold: nobody may call")
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new ArcfaceSettings(
                List.of(),
                "",
                null,
                "",
                List.of(),
                Duration.ofSeconds(300),
                BoxOrder.REAL,
                null,
                DataSize.ofBytes(4_194_304),
                DataSize.ofBytes(3_145_728),
                true,
                false,
                0));
    assertThat(bind(Map.of()).sm2()).isNull();
  }

  @Test
  @DisplayName("every setting can be set")
  void allSet() {
    ArcfaceSettings settings =
        bind(
            Map.ofEntries(
                Map.entry("apps[0].id", "one"),
                Map.entry("apps[0].secret", "s1"),
                Map.entry("apps[1].id", "two"),
                Map.entry("apps[1].secret", "s2"),
                Map.entry("sm2-private-key", KEY),
                Map.entry("sm2-public-key", "04" + POINT),
                Map.entry("plain-apps", "two"),
                Map.entry("window", "10m"),
                Map.entry("box-order", "document"),
                Map.entry("threshold", "0.27"),
                Map.entry("body-limit", "8MB"),
                Map.entry("picture-limit", "2MB"),
                Map.entry("short-controls", "false"),
                Map.entry("explain", "true"),
                Map.entry("port", "5000")));

    assertThat(settings)
        .isEqualTo(
            new ArcfaceSettings(
                List.of(
                    new ArcfaceSettings.App("one", "s1", null),
                    new ArcfaceSettings.App("two", "s2", null)),
                KEY,
                null,
                "04" + POINT,
                List.of("two"),
                Duration.ofMinutes(10),
                BoxOrder.DOCUMENT,
                0.27,
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(2),
                false,
                true,
                5000));
    assertThat(settings.secrets()).isEqualTo(Map.of("one", "s1", "two", "s2"));
  }

  @Test
  @DisplayName("secrets can come from files")
  void files(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s1\n");
    Path key = Files.writeString(folder.resolve("key"), KEY + "\n");

    ArcfaceSettings settings =
        bind(
            Map.of(
                "apps[0].id", "one",
                "apps[0].secret-file", secret.toString(),
                "sm2-private-key-file", key.toString()));

    assertThat(settings.secrets()).isEqualTo(Map.of("one", "s1"));
    assertThat(settings.sm2()).isNotNull();
    assertThatThrownBy(
            () -> bind(Map.of("apps[0].id", "one", "apps[0].secret-file", folder + "/no")))
        .rootCause()
        .hasMessageContaining("no");
  }

  @Test
  @DisplayName("a public key is enough for SM2")
  void publicKey() {
    assertThat(bind(Map.of("sm2-public-key", POINT)).sm2()).isNotNull();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "window, 0s, window",
    "window, 8d, window",
    "threshold, 1.5, threshold",
    "threshold, NaN, threshold",
    "body-limit, 65MB, body-limit",
    "picture-limit, 1B, picture-limit",
    "port, 65536, port",
    "port, -1, port",
    "plain-apps, nobody, plain-apps",
    "sm2-private-key, c2hvcnQ=, sm2-private-key",
    "sm2-private-key, no base64, sm2-private-key",
    "sm2-public-key, 00, sm2-public-key",
    "apps[0].secret, s, apps[].id",
    "apps[0].id, one, apps[one].secret"
  })
  @DisplayName("a wrong setting stops the start with a sentence that names the key")
  void wrong(String key, String value, String named) {
    assertThatThrownBy(() -> bind(Map.of(key, value)))
        .rootCause()
        .message()
        .startsWith("muster.facebox.arcface." + named + " is ")
        .contains("; allowed: ");
  }

  @Test
  @DisplayName("an id twice, a key beside its file, keys that are no pair: refused")
  void contradictions(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), KEY);

    assertThatThrownBy(
            () ->
                bind(
                    Map.of(
                        "apps[0].id", "one",
                        "apps[0].secret", "a",
                        "apps[1].id", "one",
                        "apps[1].secret", "b")))
        .rootCause()
        .hasMessageContaining("apps is \"one\" twice");
    assertThatThrownBy(
            () -> bind(Map.of("sm2-private-key", KEY, "sm2-private-key-file", file.toString())))
        .rootCause()
        .hasMessageContaining("one of the two");
    assertThatThrownBy(() -> bind(Map.of("sm2-private-key", KEY, "sm2-public-key", OTHER_POINT)))
        .rootCause()
        .hasMessageContaining("not that of sm2-private-key");
  }

  @Test
  @DisplayName("no secret is in any text about the settings, nor in a sentence about a wrong one")
  void noSecrets() {
    ArcfaceSettings settings =
        bind(Map.of("apps[0].id", "one", "apps[0].secret", "hush-hush", "sm2-private-key", KEY));

    assertThat(settings.toString() + settings.apps() + settings.apps().get(0))
        .contains("one")
        .doesNotContain("hush")
        .doesNotContain(KEY);
    assertThatThrownBy(() -> bind(Map.of("sm2-private-key", KEY + "AAAA")))
        .satisfies(
            thrown -> {
              for (Throwable at = thrown; at != null; at = at.getCause()) {
                assertThat(String.valueOf(at.getMessage())).doesNotContain(KEY);
              }
            });
  }

  /** Keys without their prefix. */
  static ArcfaceSettings bind(Map<String, String> settings) {
    Map<String, String> prefixed = new LinkedHashMap<>();
    settings.forEach((key, value) -> prefixed.put("muster.facebox.arcface." + key, value));
    return new Binder(new MapConfigurationPropertySource(prefixed))
        .bindOrCreate("muster.facebox.arcface", Bindable.of(ArcfaceSettings.class));
  }
}

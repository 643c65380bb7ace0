package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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

@DisplayName("muster.facebox.baidu")
class BaiduSettingsTest {

  private static final Map<String, String> APP =
      Map.of("apps[0].id", "1", "apps[0].api-key", "key", "apps[0].secret-key", "hidden-secret");

  @Test
  @DisplayName("without any setting the defaults hold: nobody may call")
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new BaiduSettings(
                List.of(),
                Duration.ofDays(30),
                401,
                Generation.CURRENT,
                false,
                0,
                Map.of(),
                0,
                0,
                100_000,
                Duration.ZERO,
                Duration.ZERO,
                DataSize.ofMegabytes(2),
                DataSize.ofMegabytes(10),
                false));
  }

  @Test
  @DisplayName("every setting can be set")
  void allSet() {
    Map<String, String> all = new HashMap<>(APP);
    all.put("apps[0].permitted", "false");
    all.put("token-life", "1m");
    all.put("token-error-status", "200");
    all.put("generation", "y2018");
    all.put("strict-ids", "true");
    all.put("qps", "2");
    all.put("qps-of.search", "10");
    all.put("qps-of.[faceset/user/add]", "1");
    all.put("daily-quota", "1000");
    all.put("total-quota", "10000");
    all.put("faces", "50");
    all.put("search-delay", "5s");
    all.put("deletion-delay", "2m");
    all.put("picture-limit", "1MB");
    all.put("body-limit", "4MB");
    all.put("box-people", "true");
    assertThat(bind(all))
        .isEqualTo(
            new BaiduSettings(
                List.of(new BaiduSettings.App("1", "key", "hidden-secret", null, false)),
                Duration.ofMinutes(1),
                200,
                Generation.Y2018,
                true,
                2,
                Map.of("search", 10, "faceset/user/add", 1),
                1000,
                10_000,
                50,
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(4),
                true));
  }

  @Test
  @DisplayName("the secret key can come from a file, and is in no text")
  void secret(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "hidden-secret\n");
    Map<String, String> all = new HashMap<>(APP);
    all.remove("apps[0].secret-key");
    all.put("apps[0].secret-key-file", file.toString());
    BaiduSettings settings = bind(all);
    assertThat(settings.apps().get(0).secretKey()).isEqualTo("hidden-secret");
    assertThat(settings.toString()).isEqualTo("BaiduSettings[App[1]]");

    all.put("apps[0].secret-key", "hidden-secret");
    assertThatThrownBy(() -> bind(all))
        .rootCause()
        .hasMessageContaining("apps[1].secret-key is set together with")
        .hasMessageNotContaining("hidden-secret");
    all.remove("apps[0].secret-key");
    all.put("apps[0].secret-key-file", folder.resolve("none").toString());
    assertThatThrownBy(() -> bind(all)).rootCause().hasMessageContaining("none");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "apps[0].id          | x    | apps[].id is \"x\"; allowed: 1 to 18 digits",
        "apps[0].api-key     | a b  | apps[1].api-key is missing or of other characters; allowed: 1 to 128 visible ASCII characters",
        "apps[0].secret-key  | ''   | apps[1].secret-key is missing or of other characters; allowed: 1 to 128 visible ASCII characters",
        "token-life          | 0s   | token-life is PT0S; allowed: PT1S to PT87600H",
        "token-error-status  | 302  | token-error-status is 302; allowed: 200, 400, 401, 500",
        "qps                 | -1   | qps is -1; allowed: 0 to 10000",
        "daily-quota         | -1   | daily-quota is -1; allowed: 0 to 1000000000",
        "total-quota         | -1   | total-quota is -1; allowed: 0 to 1000000000",
        "faces               | 0    | faces is 0; allowed: 1 to 500000",
        "search-delay        | 2h   | search-delay is PT2H; allowed: PT0S to PT1H",
        "deletion-delay      | 2h   | deletion-delay is PT2H; allowed: PT0S to PT1H",
        "picture-limit       | 11MB | picture-limit is 11534336; allowed: 1024 to 10485760",
        "body-limit          | 1    | body-limit is 1; allowed: 1024 to 67108864",
        "qps-of.search       | -1   | qps-of[search] is -1; allowed: 0 to 10000"
      })
  void wrong(String key, String value, String sentence) {
    Map<String, String> all = new HashMap<>(APP);
    all.put(key, value);
    assertThatThrownBy(() -> bind(all)).rootCause().hasMessage("muster.facebox.baidu." + sentence);
  }

  @Test
  @DisplayName("two apps with one id or key, and the rate of a call that is none, are refused")
  void twice() {
    Map<String, String> all = new HashMap<>(APP);
    all.put("apps[1].id", "1");
    all.put("apps[1].api-key", "other");
    all.put("apps[1].secret-key", "s");
    assertThatThrownBy(() -> bind(all))
        .rootCause()
        .hasMessage("muster.facebox.baidu.apps[].id is \"1\" twice; allowed: each once");
    assertThatThrownBy(() -> bind(Map.of("qps-of.fly", "1")))
        .rootCause()
        .hasMessageStartingWith("muster.facebox.baidu.qps-of is \"fly\"; allowed: detect, match,");
  }

  private static BaiduSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", Bindable.of(BaiduSettings.class));
  }
}

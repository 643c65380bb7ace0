package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.Cloud.Strictness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CloudTest {

  @TempDir Path folder;

  @Test
  void whatIsNotConfiguredHasItsDefault() {
    Cloud cloud = bound(Map.of());
    assertThat(cloud.url()).isNull();
    assertThat(cloud.address(URI.create("https://usual/"), "/x")).isEqualTo("https://usual/x");
    assertThat(cloud.groups()).containsExactly("muster");
    assertThat(cloud.rate()).isEqualTo(1);
    assertThat(cloud.concurrency()).isEqualTo(2);
    assertThat(cloud.timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(cloud.photo()).isEqualTo(new CloudPhoto(1_500_000, 1080));
    assertThat(cloud.quality()).isEqualTo(Strictness.NORMAL);
    assertThat(cloud.liveness()).isEqualTo(Strictness.NONE);
    assertThat(cloud.apiKey() + cloud.secretKey()).isEmpty();
    assertThat(cloud.threshold()).isEqualTo(80);
    assertThat(cloud.check()).isFalse();
    assertThat(cloud.limits())
        .isEqualTo(new QualityLimits(0.6, 0.7, 0.7, 0.8, 0.6, 0.7, 40, 20, 1, 100));
  }

  @Test
  void everySettingIsTakenUp() {
    Cloud cloud =
        bound(
            Map.ofEntries(
                Map.entry("url", "http://127.0.0.1:5555/"),
                Map.entry("api-key", "key"),
                Map.entry("secret-key", "secret"),
                Map.entry("groups[0]", "a"),
                Map.entry("groups[1]", "b"),
                Map.entry("rate", "0"),
                Map.entry("concurrency", "8"),
                Map.entry("timeout", "3s"),
                Map.entry("photo.max-bytes", "200000"),
                Map.entry("photo.max-side", "640"),
                Map.entry("quality", "high"),
                Map.entry("liveness", "low"),
                Map.entry("threshold", "90"),
                Map.entry("check", "true"),
                Map.entry("limits.eyes", "0.1"),
                Map.entry("limits.nose", "0.2"),
                Map.entry("limits.mouth", "0.3"),
                Map.entry("limits.cheeks", "0.4"),
                Map.entry("limits.chin", "0.5"),
                Map.entry("limits.blur", "0.55"),
                Map.entry("limits.light", "60"),
                Map.entry("limits.turn", "12"),
                Map.entry("limits.whole", "0"),
                Map.entry("limits.side", "80")));
    assertThat(cloud.threshold()).isEqualTo(90);
    assertThat(cloud.check()).isTrue();
    assertThat(cloud.limits())
        .isEqualTo(new QualityLimits(0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 60, 12, 0, 80));
    assertThat(cloud.address(URI.create("https://usual"), "/x"))
        .isEqualTo("http://127.0.0.1:5555/x");
    assertThat(cloud.apiKey()).isEqualTo("key");
    assertThat(cloud.secretKey()).isEqualTo("secret");
    assertThat(cloud.groups()).isEqualTo(List.of("a", "b"));
    assertThat(cloud.rate()).isZero();
    assertThat(cloud.concurrency()).isEqualTo(8);
    assertThat(cloud.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(cloud.photo()).isEqualTo(new CloudPhoto(200_000, 640));
    assertThat(cloud.quality()).isEqualTo(Strictness.HIGH);
    assertThat(cloud.liveness()).isEqualTo(Strictness.LOW);
    assertThat(cloud.toString()).doesNotContain("secret").doesNotContain("key");
  }

  @Test
  void theSecretMayComeFromAFileButNotFromBoth() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "hidden\n");
    assertThat(bound(Map.of("secret-key-file", file.toString())).secretKey()).isEqualTo("hidden");
    assertThatThrownBy(
            () -> bound(Map.of("secret-key-file", file.toString(), "secret-key", "other")))
        .rootCause()
        .hasMessageContaining("secret-key-file are both given");
  }

  @ParameterizedTest
  @CsvSource({
    "name, a b",
    "kind, BAIDU!",
    "url, ftp://x",
    "rate, -1",
    "rate, 1001",
    "concurrency, 0",
    "concurrency, 65",
    "timeout, 0s",
    "timeout, 6m",
    "photo.max-bytes, 1500001",
    "photo.max-side, 10",
    "secret-key-file, /there/is/no/such/file"
  })
  void aWrongSettingIsNamedWithItsValue(String key, String value) {
    String last = key.substring(key.indexOf('.') + 1);
    assertThatThrownBy(() -> bound(Map.of(key, value)))
        .rootCause()
        .satisfies(
            cause ->
                assertThat(cause.getMessage() + cause)
                    .contains(key.equals("secret-key-file") ? "/there/is/no" : last));
  }

  @Test
  void twoDirectoriesOfOneNameAreRefused() {
    Directory one =
        new Directory(
            "door",
            "x",
            "x",
            "x",
            new Directory.Pace(1, 0, Duration.ofSeconds(1)),
            new Directory.Photo(1, 1),
            Capabilities.of(new Capabilities.Ids(true, ".", 1)));
    assertThatThrownBy(() -> new Directories(List.of(one, one)))
        .hasMessageContaining("\"door\", which is the name of a box or of another cloud");
  }

  private static Cloud bound(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Map.of("name", "baidu-1", "kind", "baidu"));
    all.putAll(more);
    Map<String, String> keys = new HashMap<>();
    all.forEach((key, value) -> keys.put("muster.clouds[0]." + key, value));
    return new Binder(new MapConfigurationPropertySource(keys))
        .bind("muster", CloudSettings.class)
        .get()
        .clouds()
        .get(0);
  }
}

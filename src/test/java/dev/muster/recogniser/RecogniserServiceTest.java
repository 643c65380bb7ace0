package dev.muster.recogniser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.recogniser.RecogniserService.SignType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@code muster.recognisers[]}. */
class RecogniserServiceTest {

  @TempDir Path folder;

  @Test
  void theDefaults() {
    RecogniserService service = bound(Map.of());
    assertThat(service.signType()).isEqualTo(SignType.SHA256);
    assertThat(service.concurrency()).isEqualTo(2);
    assertThat(service.rate()).isZero();
    assertThat(service.timeout())
        .isGreaterThan(Duration.ofSeconds(11))
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(service.threshold()).isNull();
    assertThat(service.photo()).isEqualTo(new RecogniserService.Photo(1_500_000, 1920));
    assertThat(service.address("/face2/verify")).isEqualTo("http://10.0.0.9:5000/face2/verify");
  }

  @Test
  void theBase64OfTheLargestPicturesKeepsTheLimitsOfTheService() {
    int base64 = (bound(Map.of()).photo().maxBytes() + 2) / 3 * 4;
    assertThat(base64).isLessThanOrEqualTo(2 * 1024 * 1024);
    assertThat(2 * base64).isLessThan(4 * 1024 * 1024 - 10_000);
  }

  @Test
  void secretsComeFromFilesAndAreInNoText() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "from-the-file\n");
    RecogniserService service =
        bound(Map.of("app-secret", "", "app-secret-file", file.toString(), "sm2-private-key", "k"));
    assertThat(service.appSecret()).isEqualTo("from-the-file");
    assertThat(service.toString()).isEqualTo("RecogniserService[face-1]");
    assertThat(new RecogniserSettings(java.util.List.of(service)).toString())
        .doesNotContain("from-the-file");
  }

  @ParameterizedTest
  @CsvSource({
    "name,a b,muster.recognisers[].name is \"a b\"",
    "kind,ARC,muster.recognisers[face-1].kind is \"ARC\"",
    "url,ftp://x,muster.recognisers[face-1].url is \"ftp://x\"",
    "concurrency,0,muster.recognisers[face-1].concurrency is 0",
    "rate,1001,muster.recognisers[face-1].rate is 1001",
    "timeout,0s,muster.recognisers[face-1].timeout is PT0S",
    "threshold,1.5,muster.recognisers[face-1].threshold is 1.5",
    "photo.max-bytes,1500001,muster.recognisers[].photo.max-bytes is 1500001",
    "photo.max-side,100,muster.recognisers[].photo.max-side is 100",
    "app-secret-file,/nowhere,muster.recognisers[face-1].app-secret and"
  })
  void aWrongValueIsRefusedWithOneSentence(String key, String value, String sentence) {
    assertThatThrownBy(() -> bound(Map.of(key, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageStartingWith(sentence);
  }

  private static RecogniserService bound(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>();
    all.put("name", "face-1");
    all.put("kind", "arcface");
    all.put("url", "http://10.0.0.9:5000/");
    all.put("app-id", "app");
    all.put("app-secret", "secret");
    all.putAll(changed);
    Map<String, String> properties = new HashMap<>();
    all.forEach((key, value) -> properties.put("muster.recognisers[0]." + key, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bind("muster", RecogniserSettings.class)
        .get()
        .recognisers()
        .get(0);
  }
}

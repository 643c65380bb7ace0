package dev.muster.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.box.Box.HalfPerson;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings of a box: every default, every value, and what is not allowed. */
class BoxTest {

  @Test
  void aNameAndAnAddressAreEnough() {
    assertThat(box(Map.of()))
        .isEqualTo(
            new Box(
                "gate",
                URI.create("http://192.168.1.22:5555"),
                "v1",
                List.of(),
                16,
                Duration.ofSeconds(15),
                "percent",
                0,
                HalfPerson.REMOVE,
                new PhotoLimits(1_500_000, 1920),
                BoxEvents.STANDARD));
  }

  @Test
  void everythingElseMayBeGiven() {
    Box box =
        box(
            Map.of(
                "api", "v2",
                "concurrency", "3",
                "timeout", "4s",
                "scale", "raw",
                "rate", "5",
                "half-person", "keep",
                "photo.max-bytes", "200000",
                "photo.max-side", "800",
                "devices[0].name", "door",
                "devices[0].address", "192.168.1.63"));
    assertThat(box)
        .isEqualTo(
            new Box(
                "gate",
                URI.create("http://192.168.1.22:5555"),
                "v2",
                List.of(new Device("door", "192.168.1.63", "staff", "photo")),
                3,
                Duration.ofSeconds(4),
                "raw",
                5,
                HalfPerson.KEEP,
                new PhotoLimits(200_000, 800),
                BoxEvents.STANDARD));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "api, v3, 'muster.boxes[gate].api is \"v3\"; allowed are v1 and v2'",
    "rate, -1, 'muster.boxes[gate].rate is -1; allowed are 0 (no limit) to 1000 people a second'",
    "rate, 1001, 'allowed are 0 (no limit) to 1000'",
    "half-person, lose, half-person",
    "events.live, maybe, 'muster.boxes[].events.live is \"maybe\"; allowed are false, true and an address such as ws://192.168.1.22:5679'",
    "events.live, http://192.168.1.22:5679, allowed are false",
    "photo.max-bytes, 9999, 'muster.boxes[].photo.max-bytes is 9999; allowed are 10000 to 52428800'",
    "photo.max-side, 159, 'muster.boxes[].photo.max-side is 159; allowed are 160 to 10000'",
    "concurrency, 0, 'muster.boxes[gate].concurrency is 0; allowed are 1 to 256'",
    "scale, kilo, 'allowed are percent and raw'"
  })
  void aWrongValueIsNamedWithWhatIsAllowed(String key, String value, String sentence) {
    assertThatThrownBy(() -> box(Map.of(key, value))).hasStackTraceContaining(sentence);
  }

  private static Box box(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("muster.boxes[0].name", "gate");
    settings.put("muster.boxes[0].url", "http://192.168.1.22:5555");
    more.forEach((key, value) -> settings.put("muster.boxes[0]." + key, value));
    if (more.containsKey("devices[0].name")) {
      settings.put("muster.boxes[0].devices[0].group", "staff");
    }
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("muster", BoxSettings.class)
        .get()
        .boxes()
        .get(0);
  }
}

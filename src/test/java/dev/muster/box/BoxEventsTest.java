package dev.muster.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a box: who is let in, and that it shows nowhere. */
class BoxEventsTest {

  private static final String KEY = "0123456789abcdef";

  @Test
  void onlyTheKeyIsAdmitted() {
    BoxEvents events = with(KEY, null);
    assertThat(events.admits(KEY)).isTrue();
    assertThat(events.admits(KEY + "0")).isFalse();
    assertThat(events.admits(null)).isFalse();
    assertThat(BoxEvents.STANDARD.admits(null)).isTrue();
    assertThat(events).hasToString("times in Z, a key");
  }

  @Test
  void theKeyMayStandInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
    assertThat(with("", file).admits(KEY)).isTrue();
    assertThatThrownBy(() -> with("", folder.resolve("none")))
        .hasMessageContaining("key-file")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aMalformedKeyIsToldWithoutShowingIt() {
    assertThatThrownBy(() -> with("short & bad", null))
        .hasMessageContaining("muster.boxes[].events.key is malformed; allowed are 16 to 128")
        .hasMessageNotContaining("short");
  }

  @Test
  void anAddressShowsAFingerprintOfItsKey() {
    String one = EventKey.masked("http://10.0.0.2:8080/events/gate?key=" + KEY);
    String other =
        EventKey.masked("http://10.0.0.2:8080/events/gate?key=" + KEY + "x, http://x/?a=1");
    assertThat(one).matches("http://10\\.0\\.0\\.2:8080/events/gate\\?key=#[0-9a-f]{6}");
    assertThat(other)
        .startsWith("http://10.0.0.2:8080/events/gate?key=#")
        .endsWith(", http://x/?a=1");
    assertThat(other).doesNotContain(one.substring(one.indexOf('#')));
  }

  private static BoxEvents with(String key, Path file) {
    return new BoxEvents(key, file, ZoneOffset.UTC, Duration.ofMinutes(2), "false");
  }
}

package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.6: WipeData")
class V1WipeTest {

  private static final String WIPE = "/SophonFogSys/api/WipeData";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);

  @TempDir private Path directory;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(directory, "--muster.facebox.restart-time=100ms");
    String permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
    box.match("10.0.0.1", RED);
    box.put("/SophonConfig/api/Configs", "{\"config_dict\":{\"THRESHOLD\":90}}");
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("users: people and devices go, at once and for good; the rest stays")
  void users() throws IOException {
    wipe("{\"wipe_options\":{\"users\":true,\"events\":false}}");

    assertThat(box.get("/status").json().path("people").asInt()).isZero();
    assertThat(box.get("/SophonDevice/api/Devices").data().path("devices_list")).isEmpty();
    assertThat(box.get("/SophonFace/api/events").data()).hasSize(1);
    assertThat(box.get("/SophonFace/api/permissions").data()).hasSize(1);
    assertThat(threshold()).isEqualTo(90);
    await().atMost(Duration.ofSeconds(10)).until(() -> pictures() == 2);
  }

  @Test
  @DisplayName("events: events and their pictures go, people stay")
  void events() throws IOException {
    wipe("{\"wipe_options\":{\"events\":true}}");

    assertThat(box.get("/SophonFace/api/events").data()).isEmpty();
    assertThat(box.match("10.0.0.1", RED).json().path("identity_id").asText()).isEqualTo("red");
    await().atMost(Duration.ofSeconds(10)).until(() -> pictures() == 3);
  }

  @Test
  @DisplayName("all: groups and settings go as well, default_group is there again")
  void all() {
    wipe("{\"wipe_options\":{\"users\":false,\"events\":false,\"all\":true}}");

    assertThat(box.get("/SophonFace/api/permissions").data()).isEmpty();
    assertThat(box.get("/SophonFace/api/groups").data()).hasSize(1);
    assertThat(threshold()).isEqualTo(82);
    String permission = box.permission("staff");
    assertThat(box.person("red", permission, RED).status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> pictures() == 1);
  }

  @Test
  @DisplayName("a wish for nothing is echoed; a missing or mistyped one is refused")
  void nothing() {
    assertThat(box.post(WIPE, "{\"wipe_options\":{}}").json().toString())
        .isEqualTo("{\"data\":{\"wipe_options\":{}}}");
    assertThat(box.post(WIPE, "{}").code()).isEqualTo(40091);
    assertThat(box.post(WIPE, "{\"wipe_options\":{\"users\":\"yes\"}}").code()).isEqualTo(40005);
    assertThat(box.get("/status").json().path("people").asInt()).isEqualTo(1);
  }

  /** Also waits for the box to go and to come back. */
  private void wipe(String options) {
    assertThat(box.post(WIPE, options).json().toString()).isEqualTo("{\"data\":" + options + "}");
    await().atMost(Duration.ofSeconds(10)).until(() -> !answers());
    await().atMost(Duration.ofSeconds(30)).until(this::answers);
  }

  private boolean answers() {
    try {
      return box.get("/status").status() == 200;
    } catch (AssertionError away) {
      return false;
    }
  }

  private int threshold() {
    return box.get("/SophonConfig/api/Configs/THRESHOLD").data().path("THRESHOLD").asInt();
  }

  private int pictures() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("pictures"))) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }
}

package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

  private static final String USERS = "/SophonFogSys/api/users?identity_id=red";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);

  @TempDir private Path directory;

  @Test
  @DisplayName("people, photos, devices, events and templates are there after a restart")
  void everythingIsThere() {
    JsonNode before;
    JsonNode events;
    try (RunningBox box = RunningBox.start(directory)) {
      String permission = box.permission("staff");
      box.device("10.0.0.1", permission);
      box.person("red", permission, RED);
      box.match("10.0.0.1", RED);
      before = box.get(USERS).data();
      events = box.get("/SophonFace/api/events").data();
    }

    try (RunningBox box = RunningBox.start(directory)) {
      assertThat(box.get(USERS).data()).isEqualTo(before);
      assertThat(box.get("/SophonFace/api/events").data()).isEqualTo(events);
      assertThat(box.match("10.0.0.1", RED).json().path("identity_id").asText()).isEqualTo("red");
      assertThat(box.match("10.0.0.1", RED).json().path("identity_info").path("image_id").asText())
          .isEqualTo(before.path("identities_list").path(0).path("info").path("image_id").asText());
      assertThat(box.get("/status").json().path("people").asInt()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("with another engine the templates are made again from the kept photos")
  void anotherEngine() {
    try (RunningBox box = RunningBox.start(directory, "--muster.facebox.recognise=false")) {
      String permission = box.permission("staff");
      box.device("10.0.0.1", permission);
      box.person("red", permission, RED);
      assertThat(box.match("10.0.0.1", RED).code()).isEqualTo(50100);
    }
    for (String engine : new String[] {"fake-1", "fake-2"}) {
      try (RunningBox box = RunningBox.start(new FakeRecogniser(engine), directory)) {
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> box.get("/status").json().path("faces").asInt() == 1);
        assertThat(box.match("10.0.0.1", RED).json().path("identity_id").asText()).isEqualTo("red");
      }
    }
  }

  @Test
  @DisplayName("two boxes never share a directory")
  void directoryIsTaken() {
    try (RunningBox box = RunningBox.start(directory)) {
      assertThat(box.get("/status").status()).isEqualTo(200);
      assertThatThrownBy(() -> RunningBox.start(directory))
          .hasRootCauseMessage(
              "Another face box uses %s; stop it or set muster.facebox.data".formatted(directory));
    }
  }
}

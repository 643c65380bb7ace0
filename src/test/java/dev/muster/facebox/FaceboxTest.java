package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.library.EngineRecogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceboxTest {

  @TempDir private Path directory;

  @Test
  @DisplayName("settings of the bridge in the shared configuration do not reach the box")
  void ownServer() {
    try (RunningBox box =
        RunningBox.start(
            directory,
            "--server.port=1",
            "--server.servlet.context-path=/bridge",
            "--spring.mvc.servlet.path=/bridge",
            "--spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
            "--spring.datasource.url=jdbc:nothing")) {
      assertThat(box.port()).isGreaterThan(1);
      assertThat(box.get("/status").json().path("engine").asText()).isEqualTo("fake-1");
    }
  }

  @Test
  @DisplayName("two boxes run side by side in one process")
  void sideBySide() {
    try (RunningBox one = RunningBox.start(directory.resolve("one"));
        RunningBox other = RunningBox.start(directory.resolve("other"))) {
      one.permission("only-here");
      assertThat(other.get("/SophonFace/api/permissions").data()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "the built-in engine enrols and recognises a real photo; set muster.test.photos to run it")
  void realPhotos() throws IOException {
    Path photos = photos();
    byte[] photo = Files.readAllBytes(photos.resolve("persons/Barack_Obama/official_2012.jpg"));
    try (RunningBox box =
        RunningBox.start(new EngineRecogniser(new BuiltinEngine(), 5 << 20), directory)) {
      String permission = box.permission("staff");
      box.device("10.0.0.1", permission);

      assertThat(box.person("666666", permission, photo).status()).isEqualTo(200);
      assertThat(box.match("10.0.0.1", photo).json().path("retcode").asText()).isEqualTo("1");
      assertThat(box.person("none", permission, FakeRecogniser.nobody()).code()).isEqualTo(40004);
      assertThat(box.get("/status").json().path("demonstration").asBoolean()).isTrue();
    }
  }

  private static Path photos() {
    String folder =
        System.getProperty(
            "muster.test.photos", System.getenv().getOrDefault("MUSTER_TEST_PHOTOS", ""));
    Assumptions.assumeFalse(folder.isEmpty(), "muster.test.photos is not set");
    return Path.of(folder);
  }
}

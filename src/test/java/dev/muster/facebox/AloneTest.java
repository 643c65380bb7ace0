package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The box as a program of its own. */
class AloneTest {

  private static final Duration START = Duration.ofSeconds(90);

  @TempDir private Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private String address;
  private Process program;

  @BeforeEach
  void start() throws IOException {
    int port = freePort();
    address = "http://127.0.0.1:" + port;
    program =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.muster.Muster",
                    "--facebox",
                    "--muster.facebox.port=" + port,
                    "--muster.facebox.websocket-port=-1",
                    "--muster.facebox.admin=true",
                    "--muster.facebox.data=" + directory.resolve("box")))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    await().atMost(START).until(this::answers);
  }

  @AfterEach
  void stop() throws InterruptedException {
    program.destroy();
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).as("ends when it is told to").isTrue();
  }

  @Test
  @DisplayName("the program outlives a restart of the box, in which nothing else keeps it alive")
  void restart() throws IOException, InterruptedException {
    HttpRequest restart =
        HttpRequest.newBuilder(URI.create(address + "/admin/restart"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"down\":\"2s\"}"))
            .build();
    assertThat(client.send(restart, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);

    await().atMost(Duration.ofSeconds(30)).until(() -> !answers());
    await().atMost(START).until(this::answers);

    assertThat(program.isAlive()).isTrue();
  }

  private boolean answers() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/status"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

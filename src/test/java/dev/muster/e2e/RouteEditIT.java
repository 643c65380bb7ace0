package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Route files are edited while the program runs. */
@ExtendWith({Site.Shared.class, ShowLogs.class})
class RouteEditIT {

  private static final String STEP = "        - setBody:\n            simple:";
  private static final String MORE =
      "        - setHeader:\n            name: X-Edited\n            constant: {expression: \"yes\"}\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private Path file;
  private String original;

  @BeforeEach
  void keepTheText(Site site) throws IOException {
    file = site.bridge().home().resolve("routes/events/receive-events.camel.yaml");
    original = Files.readString(file);
    assertThat(original).contains(STEP);
  }

  @AfterEach
  void putItBack(Site site) throws IOException {
    Files.writeString(file, original);
    Patience.until("the original is back").until(() -> pushEdited(site).isEmpty());
  }

  @Test
  void anEditTakesEffectWithoutARestart(Site site) throws IOException {
    Files.writeString(file, original.replace(STEP, MORE + STEP));
    Patience.until("the edited route answers").until(() -> pushEdited(site).equals("yes"));
  }

  @Test
  void aBrokenEditIsLoggedWithItsLineAndTheOldRouteKeepsAnswering(Site site) throws IOException {
    Files.writeString(file, original.replace("method: store", "method: stoer"));
    Patience.until("the mistake is logged")
        .until(() -> site.bridge().log().contains("events/receive-events.camel.yaml line "));
    assertThat(push(site).statusCode()).isEqualTo(200);
    assertThat(push(site).body()).contains("SUCCESS");

    Files.writeString(file, original.replace("steps:", "steps: ["));
    Patience.until("the next mistake is logged")
        .until(
            () ->
                site.bridge().log().split("The routes that worked before keep running", -1).length
                    > 2);
    assertThat(push(site).body()).contains("SUCCESS");

    Files.writeString(file, original.replace(STEP, MORE + STEP));
    Patience.until("the mended route answers").until(() -> pushEdited(site).equals("yes"));
    Patience.until("the log says so")
        .until(() -> site.bridge().log().contains("The routes folder is in order again"));
  }

  private String pushEdited(Site site) {
    return push(site).headers().firstValue("X-Edited").orElse("");
  }

  /** An empty list of events: taken, and nothing comes of it. */
  private HttpResponse<String> push(Site site) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.bridge().url() + "/events/gate"))
            .POST(HttpRequest.BodyPublishers.ofString("[]"))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

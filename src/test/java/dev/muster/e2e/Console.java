package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bridge as a client of its documented JSON interface sees it. */
final class Console {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;

  Console(RunningMuster bridge) {
    this.url = bridge.url();
  }

  /** An answer of any status. */
  record Answer(int status, String location, byte[] bytes) {

    JsonNode json() {
      try {
        return JSON.readTree(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The id of the batch that the answer speaks of. */
    String batch() {
      JsonNode batch = json().path("batch");
      String id = batch.isTextual() ? batch.asText() : batch.path("id").asText();
      assertThat(id).as("the batch in %s", text()).isNotBlank();
      return id;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  Answer upload(Multipart form) {
    return send(
        request("/api/batches")
            .header("Content-Type", form.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes())));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** The answer to a request that must succeed. */
  JsonNode read(String path) {
    Answer answer = get(path);
    assertThat(answer.status()).as("GET %s: %s", path, answer.text()).isEqualTo(200);
    return answer.json();
  }

  List<JsonNode> batches() {
    return items(read("/api/batches?limit=" + PAGE));
  }

  /** The newest batch of a drop or upload; a missing node when there is none yet. */
  JsonNode newestBatch() {
    return read("/api/batches?limit=1").path(0);
  }

  JsonNode batch(String id) {
    return read("/api/batches/" + id + "?limit=1").path("batch");
  }

  String stateOf(String batch) {
    return batch(batch).path("state").asText();
  }

  /** Waits for a batch; says what became of its rows when it does not get there. */
  void awaitState(String batch, String state) {
    Patience.until("batch " + batch + " is " + state)
        .untilAsserted(
            () ->
                assertThat(stateOf(batch))
                    .as(() -> batch(batch) + " " + rows(batch))
                    .isEqualTo(state));
  }

  /** Every row of a batch, in the order of the interface. */
  List<JsonNode> rows(String batch) {
    return walk("/api/batches/" + batch + "?", "/photos");
  }

  /** Everybody on the roster. */
  List<JsonNode> people() {
    return walk("/api/people?", "");
  }

  JsonNode person(String id) {
    return read("/api/people/" + encoded(id));
  }

  boolean knows(String id) {
    return get("/api/people/" + encoded(id)).status() == 200;
  }

  /** Pause, resume, cancel, retry, enrol. */
  Answer order(String batch, String what) {
    return post("/api/batches/" + batch + "/" + what);
  }

  private List<JsonNode> walk(String path, String at) {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      String after = next.isEmpty() ? "" : "&after=" + encoded(next);
      JsonNode slice = read(path + "limit=" + PAGE + after).at(at);
      slice.path("items").forEach(all::add);
      next = slice.path("next").isNull() ? "" : slice.path("next").asText();
    } while (!next.isEmpty());
    return all;
  }

  private static List<JsonNode> items(JsonNode list) {
    List<JsonNode> all = new ArrayList<>();
    list.forEach(all::add);
    return all;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A face box of a campus: the process, and a proxy before it that notes every call of the bridge.
 *
 * @param api the generation that the bridge is told to speak: v1 or v2
 */
record Gate(String name, String api, RunningMuster box, RecordingProxy proxy)
    implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  FaceboxClient client() {
    return new FaceboxClient(box.url());
  }

  /** Everybody by number; fails when the box lists somebody twice. */
  Map<String, Standing> everybody() {
    List<Standing> listed = client().standings();
    Map<String, Standing> byId = new TreeMap<>();
    for (Standing one : listed) {
      if (byId.put(one.id(), one) != null) {
        throw new AssertionError(one.id() + " stands twice on box " + name);
      }
    }
    return byId;
  }

  /** Adds a fault while the box runs; the pairs are its keys and values. */
  void fault(Map<String, ?> fault) {
    admin("POST", "faults", new ObjectMapper().valueToTree(fault));
  }

  void withoutFaults() {
    admin("DELETE", "faults", new ObjectMapper().createObjectNode());
  }

  /** The faults in force, each with its {@code id} and how often it has struck. */
  JsonNode faults() {
    return admin("GET", "faults", new ObjectMapper().createObjectNode()).path("faults");
  }

  void withoutFault(String id) {
    admin("DELETE", "faults/" + id, new ObjectMapper().createObjectNode());
  }

  /** Has the box do something, as docs/facebox-faults.md has it under "At run time". */
  void order(String what, Map<String, ?> how) {
    admin("POST", what, new ObjectMapper().valueToTree(how));
  }

  @Override
  public void close() {
    proxy.close();
    box.close();
  }

  private JsonNode admin(String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(box.url() + "/admin/" + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + ": " + answer.body());
      }
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

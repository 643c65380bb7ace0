package dev.muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.Facebox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An embedded face box with a realtime port that records every comparison, to be reached by HTTP.
 */
final class EventBox implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Facebox box;

  EventBox() {
    try {
      Path data = Files.createTempDirectory("event-box");
      box =
          Facebox.start(
              "--muster.facebox.port=0",
              "--muster.facebox.address=127.0.0.1",
              "--muster.facebox.websocket-port=0",
              "--muster.facebox.duplicate-window=0s",
              "--muster.facebox.admin=true",
              "--muster.facebox.data=" + data.resolve("box"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + box.port());
  }

  String live() {
    return "ws://127.0.0.1:" + box.websocketPort();
  }

  /** Misbehaviour of the box, as docs/facebox-faults.md has it. */
  void fault(Map<String, Object> fault) {
    send("POST", "/admin/faults", json.valueToTree(fault));
  }

  void withoutFaults() {
    send("DELETE", "/admin/faults", json.createObjectNode());
  }

  /** Events that no comparison made, at once; of strangers when the number is empty. */
  void backlog(int count, String identityId) {
    ObjectNode order = json.createObjectNode().put("count", count);
    if (!identityId.isEmpty()) {
      order.put("identity_id", identityId);
    }
    send("POST", "/admin/events", order);
  }

  /** Goes away for so long and comes back with everything it had. */
  void restart(String down) {
    send("POST", "/admin/restart", json.createObjectNode().put("down", down));
  }

  /** Pushes nowhere any more. */
  void stopPushing() {
    push(json.createArrayNode());
  }

  /** Pushes there every second, beginning with what nobody has taken. */
  void pushTo(String address) {
    push(json.createArrayNode().add(address));
  }

  private void push(ArrayNode addresses) {
    ObjectNode upload = json.createObjectNode().put("content-type", "json");
    upload.put("reported_peroid", 1).set("history_upload_event_url", addresses);
    send("POST", "/SophonFogSys/api/HistoryEventUrl", upload);
  }

  private JsonNode send(String method, String path, JsonNode body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
              .build();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + ": " + new String(answer.body()));
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    box.close();
  }
}

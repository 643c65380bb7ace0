package dev.muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.facebox.Facebox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * An embedded face box that is only reached over HTTP, and a door before it that notes every call
 * and can leave half of a registration undone. What stands on the box is read over v1, whichever
 * API the bridge speaks: both are in front of one library.
 */
final class PlacingSite implements AutoCloseable {

  private static final String JSON = "application/json";
  private static final String USERS = "/SophonFogSys/api/users";
  private static final String CREATE_V2 = "/sophon/v2/face/createidentity";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Facebox box;
  private HttpServer door;
  private volatile boolean half;

  /**
   * @param more settings of the box
   */
  PlacingSite(String... more) {
    try {
      Path data = Files.createTempDirectory("placing-box");
      box =
          Facebox.start(
              Stream.concat(
                      Stream.of(
                          "--muster.facebox.port=0",
                          "--muster.facebox.address=127.0.0.1",
                          "--muster.facebox.websocket-port=-1",
                          "--muster.facebox.admin=true",
                          "--muster.facebox.data=" + data.resolve("box")),
                      Stream.of(more))
                  .toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    door = door(0);
  }

  private HttpServer door(int port) {
    try {
      HttpServer fresh = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      fresh.setExecutor(threads);
      fresh.createContext("/", this::pass);
      fresh.start();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs something while nobody listens on the port. */
  void whileDown(Runnable meanwhile) {
    int port = door.getAddress().getPort();
    door.stop(0);
    try {
      meanwhile.run();
    } finally {
      door = door(port);
    }
  }

  /** Where the bridge reaches the box. */
  URI url() {
    return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
  }

  /** The box itself, past the door. */
  URI box() {
    return URI.create("http://127.0.0.1:" + box.port());
  }

  /** The calls of the bridge so far, as method and path. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  void forgetCalls() {
    calls.clear();
  }

  /** The next registration keeps the person without the photo, and is refused for the photo. */
  void keepHalfOfTheNext() {
    half = true;
  }

  /** Misbehaviour of the box, as docs/facebox-faults.md has it. */
  void fault(Map<String, Object> fault) {
    direct("POST", "/admin/faults", json.valueToTree(fault));
  }

  /** As the vendor's tools leave a box whose people and settings were deleted. */
  void empty() {
    direct("DELETE", "/admin/faults", json.createObjectNode());
    for (JsonNode row : rows("")) {
      direct(
          "DELETE",
          USERS,
          json.createObjectNode().put("identity_id", row.path("identity_id").asText()));
    }
    for (JsonNode group :
        direct("GET", "/SophonFogSys/api/permissions", null)
            .path("data")
            .path("permissions_list")) {
      direct(
          "DELETE",
          "/SophonFogSys/api/permissions",
          json.createObjectNode().put("permission_name", group.path("name").asText()));
    }
    direct("DELETE", "/SophonDevice/api/Devices", json.createObjectNode().put("clear_all", true));
    half = false;
  }

  /** Somebody whom another program has enrolled. */
  void enrol(String id, String name, byte[] photo) {
    ObjectNode user = json.createObjectNode().put("identity_id", id);
    user.put("group_name", "default_group").put("reg_photo", photo).put("fiqa_level", "no");
    user.putObject("info").put("name", name).put("type", 1);
    direct("POST", USERS, user);
  }

  /** Everybody on the box, by v1. */
  JsonNode people() {
    return rows("");
  }

  /** The row of one person, missing when the box does not have it. */
  JsonNode person(String id) {
    return rows("&identity_id=" + URLEncoder.encode(id, StandardCharsets.UTF_8)).path(0);
  }

  List<String> permissionsOf(String id) {
    return json.convertValue(
        person(id).path("info").path("permission_names"),
        json.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  /** The device of that address; missing when the box does not have it. */
  JsonNode device(String address) {
    for (JsonNode row :
        direct("GET", "/SophonDevice/api/Devices", null).path("data").path("devices_list")) {
      if (address.equals(row.path("device_key").asText())) {
        return row;
      }
    }
    return json.missingNode();
  }

  String eventUrl() {
    return direct("GET", "/SophonFogSys/api/HistoryEventUrl", null)
        .path("data")
        .path("history_upload_event_url")
        .path(0)
        .asText();
  }

  private JsonNode rows(String query) {
    return direct("GET", USERS + "?group_name=default_group&limit=100" + query, null)
        .path("data")
        .path("identities_list");
  }

  private JsonNode direct(String method, String path, JsonNode body) {
    try {
      return json.readTree(
          send(method, path, JSON, body == null ? new byte[0] : json.writeValueAsBytes(body))
              .body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> send(String method, String path, String form, byte[] body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + box.port() + path))
            .header("Content-Type", form)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().toString();
      calls.add(method + " " + path);
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> answer;
      try {
        String form = exchange.getRequestHeaders().getFirst("Content-Type");
        answer = send(method, path, form == null ? JSON : form, body);
      } catch (IOException dropped) {
        return;
      }
      boolean creates = method.equals("POST") && (path.equals(USERS) || path.equals(CREATE_V2));
      if (half && creates) {
        half = false;
        loseFace(json.readTree(body).path("identity_id").asText());
        String refusal =
            path.equals(USERS)
                ? "{\"error\":{\"code\":40006,\"status\":\"LOW_QUALITY_ERROR\",\"message\":\"low\"}}"
                : "{\"error\":{\"code\":\"LOW_QUALITY_ERROR\",\"message\":\"low\"}}";
        answer(exchange, 400, refusal.getBytes(StandardCharsets.UTF_8));
        return;
      }
      answer(exchange, answer.statusCode(), answer.body());
    }
  }

  /** Only v2 can take the face of somebody away; it is found by a call that no test disturbs. */
  private void loseFace(String id) {
    ObjectNode filter = json.createObjectNode();
    filter.putObject("filters").put("identity_id", id);
    String face =
        direct("POST", "/sophon/v2/face/getidentities", filter)
            .path("identities")
            .path(0)
            .path("face_ids")
            .path(0)
            .asText();
    direct(
        "POST",
        "/sophon/v2/face/deleteface",
        json.createObjectNode().put("identity_id", id).put("face_id", face));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    door.stop(0);
    threads.shutdownNow();
    box.close();
  }
}

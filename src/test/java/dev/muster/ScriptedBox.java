package dev.muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The least of a box, v1, written from contracts/sophon.md §4 and §6.1: it remembers what it is
 * given, and denies what it does not know.
 */
final class ScriptedBox extends ScriptedServer {

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, String> permissions = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> users = new ConcurrentHashMap<>();
  private final List<JsonNode> devices = new CopyOnWriteArrayList<>();
  private volatile String eventUrl = "";

  /** As a new box, or one whose data was deleted. */
  void empty() {
    permissions.clear();
    users.clear();
    devices.clear();
    eventUrl = "";
  }

  JsonNode user(String id) {
    return users.get(id);
  }

  List<JsonNode> devices() {
    return devices;
  }

  String eventUrl() {
    return eventUrl;
  }

  String permissionId(String group) {
    return permissions.get(group);
  }

  @Override
  void answer(HttpExchange exchange, Seen call) throws IOException {
    String path = call.path().replaceAll("\\?.*", "");
    JsonNode body = call.body().isEmpty() ? json.nullNode() : json.readTree(call.body());
    switch (call.method() + " " + path) {
      case "GET /SophonFace/api/permissions" -> found(exchange, call, permissions);
      case "GET /SophonFace/api/groups" ->
          found(exchange, call, Map.of("default_group", "group-1"));
      case "POST /SophonFogSys/api/permissions" -> {
        String name = body.path("permission_name").asText();
        permissions.put(name, "permission-of-" + name);
        answer(exchange, 200, "{\"data\":{\"info\":{\"name\":\"" + name + "\"}}}");
      }
      case "GET /SophonFogSys/api/users" -> user(exchange, call);
      case "POST /SophonFogSys/api/users", "PUT /SophonFogSys/api/users" ->
          register(exchange, call, body);
      case "DELETE /SophonFogSys/api/users" -> remove(exchange, body.path("identity_id").asText());
      case "GET /SophonDevice/api/Devices" ->
          answer(
              exchange,
              200,
              json.writeValueAsString(Map.of("data", Map.of("devices_list", devices))));
      case "POST /SophonDevice/api/Devices" -> {
        body.path("devices_list").forEach(devices::add);
        answer(exchange, 200, "{\"data\":{\"success_devices\":[]}}");
      }
      case "GET /SophonFogSys/api/HistoryEventUrl" ->
          answer(exchange, 200, "{\"data\":{\"history_upload_event_url\":[\"" + eventUrl + "\"]}}");
      case "POST /SophonFogSys/api/HistoryEventUrl" -> {
        eventUrl = body.path("history_upload_event_url").path(0).asText();
        answer(exchange, 200, "{\"data\":{\"message\":\"ok\"}}");
      }
      default -> refuse(exchange, 404, 40400, "not found");
    }
  }

  private void found(HttpExchange exchange, Seen call, Map<String, String> ids) throws IOException {
    String name = parameter(call, "info.name");
    String id = ids.get(name);
    Object data = id == null ? List.of() : List.of(Map.of("_id", id, "info", Map.of("name", name)));
    answer(exchange, 200, json.writeValueAsString(Map.of("data", data)));
  }

  private void user(HttpExchange exchange, Seen call) throws IOException {
    JsonNode user = users.get(parameter(call, "identity_id"));
    Object list = user == null ? List.of() : List.of(user);
    answer(exchange, 200, json.writeValueAsString(Map.of("data", Map.of("identities_list", list))));
  }

  private void register(HttpExchange exchange, Seen call, JsonNode user) throws IOException {
    String id = user.path("identity_id").asText();
    for (JsonNode permission : user.path("info").path("permission_ids")) {
      if (!permissions.containsValue(permission.asText())) {
        refuse(exchange, 404, 40401, "id not found");
        return;
      }
    }
    if (call.method().equals("POST") && users.containsKey(id)) {
      refuse(exchange, 400, 40011, "identity exist");
      return;
    }
    keep(id, user);
    answer(exchange, 200, "{\"data\":{\"identity_id\":\"" + id + "\"}}");
  }

  /** A change without a photo leaves the one there is. */
  private void keep(String id, JsonNode user) {
    users.merge(
        id, user, (before, now) -> ((ObjectNode) before.deepCopy()).setAll((ObjectNode) now));
  }

  private void remove(HttpExchange exchange, String id) throws IOException {
    if (users.remove(id) == null) {
      refuse(exchange, 404, 40401, "id not found");
      return;
    }
    answer(exchange, 200, "{\"data\":{\"identity_id\":\"" + id + "\"}}");
  }

  /** Somebody whom another program has enrolled. */
  void enrolledByOthers(String id) {
    users.put(
        id,
        json.createObjectNode()
            .put("identity_id", id)
            .put("reg_photo", "/9j/")
            .set("info", json.createObjectNode()));
  }

  /** Keeps the person without the photo, and refuses the photo. */
  Reply halfOfThePerson(int code) {
    return exchange -> {
      ObjectNode user = (ObjectNode) json.readTree(seen().get(seen().size() - 1).body());
      user.put("reg_photo", "");
      users.put(user.path("identity_id").asText(), user);
      refuse(exchange, 400, code, "no face");
    };
  }

  /** Takes everything but the photo of somebody it has, and refuses the photo. */
  Reply allButThePhoto(int code) {
    return exchange -> {
      ObjectNode user = (ObjectNode) json.readTree(seen().get(seen().size() - 1).body());
      user.remove("reg_photo");
      keep(user.path("identity_id").asText(), user);
      refuse(exchange, 400, code, "no face");
    };
  }

  /** Keeps the person as usual, but the answer never arrives. */
  Reply registeredWithoutAnswer() {
    return exchange -> {
      Seen call = seen().get(seen().size() - 1);
      JsonNode user = json.readTree(call.body());
      users.put(user.path("identity_id").asText(), user);
      exchange.close();
    };
  }

  static Reply error(int status, int code, String message) {
    return Reply.of(
        status,
        "{\"error\":{\"code\":%d,\"status\":\"X\",\"message\":\"%s\"}}".formatted(code, message));
  }

  private static void refuse(HttpExchange exchange, int status, int code, String message)
      throws IOException {
    error(status, code, message).send(exchange);
  }

  private static String parameter(Seen call, String name) {
    for (String pair : call.path().replaceAll("^[^?]*\\?", "").split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }
}

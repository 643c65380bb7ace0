package bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Permission groups, face groups, devices and the event address of a simulated box. */
final class BoxSettings {
  private static final String FOG = "/SophonFogSys/api/";

  private final Map<String, String> permissions = new LinkedHashMap<>();
  private final Map<String, String> devices = new LinkedHashMap<>();
  private String upload = "{\"history_upload_event_url\":[]}";

  /** Answers everything but people: contracts/sophon.md §4.1, 4.2, 4.5 and 6.1. */
  Reply answer(Call call, String path) {
    try {
      return switch (call.method() + " " + path) {
        case "POST " + FOG + "permissions" -> createPermission(body(call));
        case "GET " + FOG + "permissions" -> listPermissions(call.query("permission_name"));
        case "GET /SophonFace/api/permissions" -> findPermission(call.query("info.name"));
        case "GET " + FOG + "groups" -> groups("\"group_id\":\"default_group\",\"name\"");
        case "GET /SophonFace/api/groups" ->
            Reply.data("[{\"_id\":\"default_group\",\"info\":{\"name\":\"default_group\"}}]");
        case "POST /SophonDevice/api/Devices" -> addDevice(call);
        case "GET /SophonDevice/api/Devices" ->
            Reply.data("{\"devices_list\":[" + String.join(",", devices.values()) + "]}");
        case "POST " + FOG + "HistoryEventUrl" -> Reply.data(upload = text(call));
        case "GET " + FOG + "HistoryEventUrl" -> Reply.data(upload);
        default -> Reply.error(40490, "NOT_FOUND", "the simulated box does not know " + path);
      };
    } catch (IllegalArgumentException e) {
      return Reply.error(40002, "REQUEST_DATA_ERROR", "not a JSON object: " + e.getMessage());
    }
  }

  private static String text(Call call) {
    HttpMessage request = call.request();
    int length = request.bodyEnd() - request.bodyAt();
    return new String(request.body(), request.bodyAt(), length);
  }

  private static JsonSpans body(Call call) {
    HttpMessage request = call.request();
    return JsonSpans.of(request.body(), request.bodyAt(), request.bodyEnd());
  }

  private Reply createPermission(JsonSpans body) {
    String name = body.text("permission_name");
    if (name.isEmpty()) {
      return Reply.error(40091, "PARAMETER_ERROR", "permission_name is missing");
    }
    if (permissions.putIfAbsent(name, UUID.randomUUID().toString()) != null) {
      return Reply.error(40012, "NAME_REPEAT", name + " already exists");
    }
    return Reply.data("{\"info\":{\"name\":\"" + name + "\",\"description\":\"\"}}");
  }

  private Reply listPermissions(String wanted) {
    String json = "{\"name\":\"%s\",\"description\":\"\",\"permission_id\":\"%s\"}";
    return Reply.data("{\"permissions_list\":[" + rows(wanted, json) + "]}");
  }

  private Reply findPermission(String wanted) {
    return Reply.data("[" + rows(wanted, "{\"info\":{\"name\":\"%s\"},\"_id\":\"%s\"}") + "]");
  }

  private String rows(String wanted, String json) {
    return permissions.entrySet().stream()
        .filter(entry -> wanted.isEmpty() || wanted.equals(entry.getKey()))
        .map(entry -> json.formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(","));
  }

  private static Reply groups(String keys) {
    String json = "{\"groups_list\":[{%s:\"default_group\"}],\"pagination\":{\"limit\":10,";
    String rest = "\"num_pages\":1,\"skip_num\":0,\"total_count\":1}}";
    return Reply.data(json.formatted(keys) + rest);
  }

  private Reply addDevice(Call call) {
    String list = body(call).raw("devices_list").strip();
    byte[] bytes = list.substring(1, list.length() - 1).getBytes();
    JsonSpans row = JsonSpans.of(bytes, 0, bytes.length);
    String id = UUID.randomUUID().toString();
    String key = row.text("device_key");
    String json = "{\"device_id\":\"%s\",\"device_ip\":\"%s\",\"device_attr\":{},%s";
    String first = new String(bytes).strip().substring(1);
    if (devices.putIfAbsent(key, json.formatted(id, key, first)) != null) {
      return Reply.error(40099, "DEVICE_ADDRESS_DUPLICATE", key + " already exists");
    }
    json = "{\"success_devices\":[{\"device_id\":\"%s\",\"device_name\":\"%s\"}]}";
    return Reply.data(json.formatted(id, row.text("device_name")));
  }
}

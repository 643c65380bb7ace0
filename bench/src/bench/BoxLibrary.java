package bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The people of a simulated box (contracts/sophon.md §4.3). Checks that each registration is whole
 * and keeps only its info, so that memory stays flat.
 */
final class BoxLibrary {
  private static final int SMALLEST_PHOTO = 1000;

  private final Map<String, String> people = new LinkedHashMap<>();

  void clear() {
    people.clear();
  }

  Reply answer(Call call) {
    HttpMessage request = call.request();
    if (call.method().equals("GET")) {
      return find(call);
    }
    try {
      JsonSpans body = JsonSpans.of(request.body(), request.bodyAt(), request.bodyEnd());
      return switch (call.method()) {
        case "POST" -> create(body);
        case "PUT" -> update(body);
        case "DELETE" -> delete(body);
        default -> Reply.error(40091, "PARAMETER_ERROR", "unknown method");
      };
    } catch (IllegalArgumentException e) {
      return Reply.error(40002, "REQUEST_DATA_ERROR", "not a JSON object: " + e.getMessage());
    }
  }

  private Reply create(JsonSpans body) {
    String id = body.text("identity_id");
    if (id.isEmpty() || body.text("group_name").isEmpty() || body.raw("info").isEmpty()) {
      return Reply.error(40091, "PARAMETER_ERROR", "identity_id, group_name or info is missing");
    }
    if (!wholePhoto(body)) {
      return Reply.error(40003, "IMAGE_ERROR", "broken picture of " + id);
    }
    if (people.containsKey(id) && !body.raw("ignore_exist").equals("true")) {
      return Reply.error(40011, "ID_REPEAT", id + " already exists");
    }
    return keep(id, body);
  }

  private Reply update(JsonSpans body) {
    String id = body.text("identity_id");
    if (!people.containsKey(id)) {
      return Reply.error(40401, "ID_NOT_FOUND", "id not found");
    }
    return keep(id, body);
  }

  private static boolean wholePhoto(JsonSpans body) {
    int length = body.length("reg_photo");
    return length >= SMALLEST_PHOTO && length % 4 == 0;
  }

  private Reply keep(String id, JsonSpans body) {
    String info = body.raw("info");
    people.put(id, info);
    String json =
        "{\"data\":{\"group_name\":[\"default_group\"],\"identity_id\":\"%s\",\"info\":%s}}";
    return new Reply(200, json.formatted(id, info), body.length("reg_photo"));
  }

  private Reply delete(JsonSpans body) {
    String id = body.text("identity_id");
    String ids = id.isEmpty() ? body.raw("identity_ids") : id;
    for (String one : ids.replaceAll("[\\[\\]\"\\s]", "").split(",")) {
      people.remove(one);
    }
    return Reply.data("{\"message\":\"have remove from group success\"}");
  }

  private Reply find(Call call) {
    String id = call.query("identity_id");
    if (!id.isEmpty()) {
      String info = people.get(id);
      return info == null
          ? Reply.error(40401, "ID_NOT_FOUND", "id not found")
          : Reply.data("{\"identities_list\":[" + row(id, info) + "]}");
    }
    int limit = number(call.query("limit"), 10);
    int page = number(call.query("skip_num"), 0);
    String rows =
        people.entrySet().stream()
            .skip((long) page * limit)
            .limit(limit)
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "[", "]"));
    String pages =
        "{\"limit\":%d,\"num_pages\":%d,\"skip_num\":%d,\"total_count\":%d}"
            .formatted(limit, (people.size() + limit - 1) / limit, page, people.size());
    return Reply.data("{\"identities_list\":" + rows + ",\"pagination\":" + pages + "}");
  }

  private static String row(String id, String info) {
    String json = "{\"group_name\":[\"default_group\"],\"identity_id\":\"%s\",\"info\":%s}";
    return json.formatted(id, info);
  }

  private static int number(String text, int otherwise) {
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }
}

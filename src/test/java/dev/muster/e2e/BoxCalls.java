package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Changes a box over its v1 API. Source: contracts/sophon.md §4, §6.1.1, §6.8.1. */
final class BoxCalls {

  /** An answer of any status. */
  record Reply(int status, byte[] body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 500;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  BoxCalls(String url) {
    this.url = url;
  }

  /** Returns the id of the new group. */
  String createPermission(String name) {
    send(
        "POST",
        "/SophonFogSys/api/permissions",
        JSON.createObjectNode().put("permission_name", name).put("description", ""));
    return get("/SophonFace/api/permissions?info.name=" + name + "&exact=true")
        .json()
        .at("/data/0/_id")
        .asText();
  }

  Reply register(String id, String permission, byte[] photo) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("group_name", "default_group")
            .put("identity_id", id)
            .put("reg_photo", base64(photo))
            .put("fiqa_level", "no");
    body.putObject("info")
        .put("name", id)
        .put("type", 1)
        .putArray("permission_ids")
        .add(permission);
    return send("POST", "/SophonFogSys/api/users", body);
  }

  /** Overwrites everything that the box keeps beside somebody's photo. */
  Reply rename(String id, String name, String permission) {
    ObjectNode body = JSON.createObjectNode().put("identity_id", id);
    body.putObject("info")
        .put("name", name)
        .put("type", 1)
        .putArray("permission_ids")
        .add(permission);
    return send("PUT", "/SophonFogSys/api/users", body);
  }

  Reply delete(String id) {
    return send(
        "DELETE", "/SophonFogSys/api/users", JSON.createObjectNode().put("identity_id", id));
  }

  Reply addDevice(String ip, String permission) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("devices_list")
        .addObject()
        .put("device_type", "photo")
        .put("device_name", "door")
        .put("device_key", ip)
        .put("group_id", "default_group")
        .put("permission_id", permission);
    return send("POST", "/SophonDevice/api/Devices", body);
  }

  Reply match(String ip, long seconds, byte[] picture) {
    return send(
        "POST",
        "/SophonMatch/api/PictureMatch",
        JSON.createObjectNode()
            .put("rgb_image_base64", base64(picture))
            .put("device_ip", ip)
            .put("compare_time", seconds));
  }

  Reply pushTo(String receiver) {
    ObjectNode body = JSON.createObjectNode().put("content-type", "json").put("reported_peroid", 1);
    body.putArray("history_upload_event_url").add(receiver);
    return send("POST", "/SophonFogSys/api/HistoryEventUrl", body);
  }

  /** The bytes of somebody's registered photo; empty when the box does not know the person. */
  Optional<byte[]> registeredPhoto(String id) {
    Reply person = get("/SophonFogSys/api/users?identity_id=" + id);
    if (person.status() == 404) {
      return Optional.empty();
    }
    String image = person.json().at("/data/identities_list/0/info/image_id").asText();
    return Optional.of(get("/SophonFace/api/images/" + image).body());
  }

  /** Times of all recorded events, in milliseconds since 1970. */
  Set<Long> eventTimes() {
    Set<Long> times = new HashSet<>();
    for (int page = 0; ; page++) {
      JsonNode rows =
          get("/SophonFace/api/events?per_page=" + PAGE + "&page=" + page).json().path("data");
      rows.forEach(row -> times.add(Math.round(row.path("timestamp").asDouble() * 1000)));
      if (rows.size() < PAGE) {
        return times;
      }
    }
  }

  private Reply get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  private Reply send(String method, String path, JsonNode body) {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

package dev.muster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Baidu twin of an embedded face box, and what somebody else than the bridge does there. */
final class BaiduSite implements AutoCloseable {

  static final String FACE = "/rest/2.0/face/v3";
  static final String TOKEN = "/oauth/2.0/token";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final PlacingSite site;
  private String token = "";

  BaiduSite(String... more) {
    site =
        new PlacingSite(
            Stream.concat(
                    Stream.of(
                        "--muster.facebox.baidu.apps[0].id=1",
                        "--muster.facebox.baidu.apps[0].api-key=key",
                        "--muster.facebox.baidu.apps[0].secret-key=secret"),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  /** A bridge with this twin as its cloud, and the box beside it. */
  RunningBridge bridge(String... more) {
    return RunningBridge.on(
        site.url(),
        Stream.concat(
                Stream.of(
                    "--muster.clouds[0].name=" + DirectoryContract.CLOUD,
                    "--muster.clouds[0].kind=baidu",
                    "--muster.clouds[0].url=" + site.url(),
                    "--muster.clouds[0].api-key=key",
                    "--muster.clouds[0].secret-key=secret"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  void forgetCalls() {
    site.forgetCalls();
  }

  /** Takes everybody out of the group, and every fault away. */
  void empty(String... groups) {
    site.empty();
    for (String group : groups) {
      for (String name : people(group)) {
        call("/faceset/user/delete", Map.of("group_id", group, "user_id", name));
      }
    }
    forgetCalls();
  }

  List<String> people(String group) {
    return texts(
        call("/faceset/group/getusers", Map.of("group_id", group)).path("user_id_list"), "");
  }

  String info(String group, String name) {
    return call("/faceset/user/get", Map.of("group_id", group, "user_id", name))
        .path("user_list")
        .path(0)
        .path("user_info")
        .asText();
  }

  List<String> faces(String group, String name) {
    return texts(
        call("/faceset/face/getlist", Map.of("group_id", group, "user_id", name)).path("face_list"),
        "face_token");
  }

  /** One more face for somebody. */
  void append(String group, String name, byte[] photo) {
    call(
        "/faceset/user/add",
        Map.of("group_id", group, "user_id", name, "image", photo, "image_type", "BASE64"));
  }

  /** What a call that is not the bridge's answers as its result; it is made until it is let in. */
  JsonNode call(String path, Map<String, Object> body) {
    if (token.isEmpty()) {
      token =
          post(TOKEN + "?grant_type=client_credentials&client_id=key&client_secret=secret", "")
              .path("access_token")
              .asText();
    }
    String sent = json.valueToTree(body).toString();
    return await()
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> post(FACE + path + "?access_token=" + token, sent),
            answer -> answer.path("error_code").asInt() != 18)
        .path("result");
  }

  /** The next calls are answered with an error in a 200. */
  void inside(String path, int code, int times) {
    inside(path, "{\"error_code\":%d,\"error_msg\":\"as told\"}".formatted(code), times);
  }

  void inside(String path, String body, int times) {
    fault(path, Map.of("what", "error-inside", "body", body, "first", times));
  }

  void fault(String path, Map<String, Object> what) {
    Map<String, Object> fault = new HashMap<>(what);
    fault.put("where", "POST " + path);
    site.fault(fault);
  }

  /** How often the bridge has called it. */
  long count(String path) {
    return site.calls().stream().filter(call -> call.startsWith("POST " + path)).count();
  }

  /** Every token that the bridge has shown. */
  List<String> shownTokens() {
    return site.calls().stream()
        .filter(call -> call.contains("access_token="))
        .map(call -> call.replaceAll(".*access_token=", ""))
        .distinct()
        .toList();
  }

  private JsonNode post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.box() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(JsonNode rows, String field) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(field.isEmpty() ? row.asText() : row.path(field).asText()));
    return texts;
  }

  @Override
  public void close() {
    site.close();
  }
}

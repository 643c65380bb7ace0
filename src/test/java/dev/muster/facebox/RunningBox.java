package dev.muster.facebox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.facebox.library.Recogniser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.context.support.GenericApplicationContext;

/** A box on a free port, and an independent client that speaks raw JSON to it. */
public final class RunningBox implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public record Reply(int status, String contentType, byte[] bytes) {

    public JsonNode json() {
      try {
        return MAPPER.readTree(bytes);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + new String(bytes), e);
      }
    }

    public JsonNode data() {
      return json().path("data");
    }

    /** Code and message of an error of the v2 API. */
    String error() {
      JsonNode error = json().path("error");
      return error.path("code").asText() + " " + error.path("message").asText();
    }

    public int code() {
      return json().path("error").path("code").asInt();
    }
  }

  private final Facebox box;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningBox(Facebox box) {
    this.box = box;
  }

  public static RunningBox start(Path directory, String... settings) {
    return start(new FakeRecogniser("fake-1"), directory, settings);
  }

  public static RunningBox start(Recogniser recogniser, Path directory, String... settings) {
    List<String> args = new ArrayList<>(List.of(settings));
    args.add("--muster.facebox.port=0");
    if (args.stream().noneMatch(arg -> arg.startsWith("--muster.facebox.websocket-port="))) {
      args.add("--muster.facebox.websocket-port=-1");
    }
    args.add("--muster.facebox.address=127.0.0.1");
    args.add("--muster.facebox.data=" + directory);
    return new RunningBox(
        Facebox.start(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(Recogniser.class, () -> recogniser),
            args.toArray(String[]::new)));
  }

  public int port() {
    return box.port();
  }

  public Reply get(String path) {
    return send("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  public Reply post(String path, String json) {
    return json("POST", path, json);
  }

  public Reply put(String path, String json) {
    return json("PUT", path, json);
  }

  public Reply delete(String path, String json) {
    return json("DELETE", path, json);
  }

  public Reply json(String method, String path, String json) {
    return send(method, path, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  public Reply send(String method, String path, String type, HttpRequest.BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + box.port() + path))
            .method(method, body)
            .header("Content-Type", type)
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A call of the v2 API; single quotes stand for double ones. */
  public Reply v2(String call, String json) {
    return post("/sophon/v2/face/" + call, json.replace('\'', '"'));
  }

  /** Makes a permission group and looks up its id. */
  public String permission(String name) {
    post(
        "/SophonFogSys/api/permissions",
        "{'permission_name':'%s','description':''}".formatted(name).replace('\'', '"'));
    return get("/SophonFace/api/permissions?info.name=" + name + "&exact=true")
        .data()
        .get(0)
        .get("_id")
        .asText();
  }

  public Reply person(String id, String permissionId, byte[] photo) {
    return post("/SophonFogSys/api/users", user(id, permissionId, photo, ""));
  }

  /**
   * The body of a registration; {@code more} is further JSON with single quotes, ending in a comma.
   */
  public static String user(String id, String permissionId, byte[] photo, String more) {
    return """
        {%s'group_name':'default_group','identity_id':'%s','reg_photo':'%s','fiqa_level':'custom',
         'info':{'name':'name of %s','type':1,'permission_ids':[%s]}}"""
        .formatted(
            more, id, base64(photo), id, permissionId.isEmpty() ? "" : "'" + permissionId + "'")
        .replace('\'', '"');
  }

  public String device(String ip, String permissionId) {
    return post("/SophonDevice/api/Devices", deviceRow(ip, permissionId))
        .data()
        .path("success_devices")
        .path(0)
        .path("device_id")
        .asText();
  }

  public static String deviceRow(String ip, String permissionId) {
    return """
        {"devices_list":[{"device_type":"photo","netRelay":{},"is_start_rtmp":false,"device_name":"door",
         "device_key":"%s","group_id":"default_group","permission_id":"%s"}]}"""
        .formatted(ip, permissionId);
  }

  public Reply match(String ip, byte[] photo) {
    return post(
        "/SophonMatch/api/PictureMatch",
        """
        {"rgb_image_base64":"%s","device_ip":"%s"}"""
            .formatted(base64(photo), ip));
  }

  public static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    box.close();
  }
}

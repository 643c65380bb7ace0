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

  public   JsonNode json() {
      try {
  public       return MAPPER.readTree(bytes);
      } catch (IOException e) {
  public       throw new AssertionError("not JSON: " + new String(bytes), e);
      }
    }

  public   JsonNode data() {
  public     return json().path("data");
    }

  public   int code() {
  public     return json().path("error").path("code").asInt();
    }
  }

  private final Facebox box;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningBox(Facebox box) {
    this.box = box;
  }

  public static RunningBox start(Path directory, String... settings) {
  public   return start(new FakeRecogniser("fake-1"), directory, settings);
  }

  public static RunningBox start(Recogniser recogniser, Path directory, String... settings) {
    List<String> args = new ArrayList<>(List.of(settings));
  public   args.add("--muster.facebox.port=0");
  public   args.add("--muster.facebox.address=127.0.0.1");
  public   args.add("--muster.facebox.data=" + directory);
  public   return new RunningBox(
  public       Facebox.start(
            context ->
                ((GenericApplicationContext) context)
  public                   .registerBean(Recogniser.class, () -> recogniser),
  public           args.toArray(String[]::new)));
  }

  public int port() {
  public   return box.port();
  }

  public Reply get(String path) {
  public   return send("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  public Reply post(String path, String json) {
  public   return json("POST", path, json);
  }

  public Reply put(String path, String json) {
  public   return json("PUT", path, json);
  }

  public Reply delete(String path, String json) {
  public   return json("DELETE", path, json);
  }

  public Reply json(String method, String path, String json) {
  public   return send(method, path, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  public Reply send(String method, String path, String type, HttpRequest.BodyPublisher body) {
    HttpRequest request =
  public       HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + box.port() + path))
  public           .method(method, body)
  public           .header("Content-Type", type)
  public           .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  public     return new Reply(
  public         response.statusCode(),
  public         response.headers().firstValue("Content-Type").orElse(""),
  public         response.body());
    } catch (IOException e) {
  public     throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
  public     Thread.currentThread().interrupt();
  public     throw new AssertionError(e);
    }
  }

  /** Makes a permission group and looks up its id. */
  public String permission(String name) {
  public   post(
        "/SophonFogSys/api/permissions",
        "{'permission_name':'%s','description':''}".formatted(name).replace('\'', '"'));
  public   return get("/SophonFace/api/permissions?info.name=" + name + "&exact=true")
  public       .data()
  public       .get(0)
  public       .get("_id")
  public       .asText();
  }

  public Reply person(String id, String permissionId, byte[] photo) {
  public   return post("/SophonFogSys/api/users", user(id, permissionId, photo, ""));
  }

  /**
   * The body of a registration; {@code more} is further JSON with single quotes, ending in a comma.
   */
  public static String user(String id, String permissionId, byte[] photo, String more) {
    return """
        {%s'group_name':'default_group','identity_id':'%s','reg_photo':'%s','fiqa_level':'custom',
         'info':{'name':'name of %s','type':1,'permission_ids':[%s]}}"""
  public       .formatted(
  public           more, id, base64(photo), id, permissionId.isEmpty() ? "" : "'" + permissionId + "'")
  public       .replace('\'', '"');
  }

  public String device(String ip, String permissionId) {
  public   return post("/SophonDevice/api/Devices", deviceRow(ip, permissionId))
  public       .data()
  public       .path("success_devices")
  public       .path(0)
  public       .path("device_id")
  public       .asText();
  }

  public static String deviceRow(String ip, String permissionId) {
    return """
        {"devices_list":[{"device_type":"photo","netRelay":{},"is_start_rtmp":false,"device_name":"door",
         "device_key":"%s","group_id":"default_group","permission_id":"%s"}]}"""
  public       .formatted(ip, permissionId);
  }

  public Reply match(String ip, byte[] photo) {
  public   return post(
        "/SophonMatch/api/PictureMatch",
        """
        {"rgb_image_base64":"%s","device_ip":"%s"}"""
  public           .formatted(base64(photo), ip));
  }

  public static String base64(byte[] bytes) {
  public   return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
  public   box.close();
  }
}

package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The group of a Baidu library that the bridge keeps. Its list has names only. */
final class BaiduDirectory implements Directory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FACE = "/rest/2.0/face/v3/faceset";
  private static final String GROUP = "muster";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Gate gate;
  private final ListLies lies;
  private final String token;

  BaiduDirectory(Gate gate) {
    this.gate = gate;
    this.lies = new ListLies(gate, "POST " + FACE + "/group/getusers");
    this.token =
        post(
                "/oauth/2.0/token?grant_type=client_credentials&client_id=key&client_secret=secret",
                Map.of())
            .path("access_token")
            .asText();
  }

  @Override
  public String name() {
    return CloudTwin.BAIDU;
  }

  @Override
  public RecordingProxy proxy() {
    return gate.proxy();
  }

  @Override
  public ListLies lies() {
    return lies;
  }

  @Override
  public Map<String, String> everybody() {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode name : call("/group/getusers", Map.of("group_id", GROUP)).path("user_id_list")) {
      String id = name.asText();
      String info =
          call("/user/get", Map.of("group_id", GROUP, "user_id", id))
              .at("/user_list/0/user_info")
              .asText();
      lines.put(id, "%s, %d face(s)".formatted(info, faces(id)));
    }
    return lines;
  }

  @Override
  public String line(Wanted wanted) {
    return "%s %s, 1 face(s)".formatted(wanted.version(), wanted.id());
  }

  @Override
  public void takeOff(String id) {
    call("/user/delete", Map.of("group_id", GROUP, "user_id", id));
  }

  @Override
  public void enrol(String stranger, byte[] photo) {
    JsonNode taken =
        call(
            "/user/add",
            Map.of("group_id", GROUP, "user_id", stranger, "image", photo, "image_type", "BASE64"));
    if (!taken.hasNonNull("face_token")) {
      throw new IllegalStateException(stranger + " is not taken by " + name());
    }
  }

  @Override
  public void spoil(String id) {}

  /** A person without faces is gone, too. */
  @Override
  public Set<String> takenOffBy(String method, URI uri, byte[] body) {
    String path = uri.getPath();
    if (path.endsWith("/faceset/group/delete")) {
      return lies.truth(() -> everybody().keySet());
    }
    boolean removes =
        path.endsWith("/faceset/user/delete") || path.endsWith("/faceset/face/delete");
    String who = removes ? read(body).path("user_id").asText() : "";
    boolean stays = path.endsWith("/face/delete") && faces(who) != 1;
    return removes && !stays ? Set.of(who) : Set.of();
  }

  private int faces(String id) {
    return call("/face/getlist", Map.of("group_id", GROUP, "user_id", id)).path("face_list").size();
  }

  private JsonNode call(String path, Map<String, ?> body) {
    return post(FACE + path + "?access_token=" + token, body).path("result");
  }

  private JsonNode post(String path, Map<String, ?> body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gate.box().url() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build();
    try {
      return read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

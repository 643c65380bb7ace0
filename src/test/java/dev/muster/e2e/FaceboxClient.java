package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a box over its v1 API, without any code of the bridge or of the box. Source:
 * contracts/sophon.md §4.3.2, §4.4.5.
 */
final class FaceboxClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 50;
  private static final int LARGE_PAGE = 500;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  FaceboxClient(String url) {
    this.url = url;
  }

  /** The person's row, when the box knows the id. */
  Optional<JsonNode> person(String id) {
    JsonNode answer = get("/SophonFogSys/api/users?identity_id=" + encoded(id));
    JsonNode row = answer.path("data").path("identities_list").path(0);
    return row.isMissingNode() ? Optional.empty() : Optional.of(row);
  }

  boolean knows(String id) {
    return person(id).isPresent();
  }

  String nameOf(String id) {
    return person(id).map(row -> row.path("info").path("name").asText()).orElse("");
  }

  /** The id of the person's registered picture. */
  String imageOf(String id) {
    return person(id).map(row -> row.path("info").path("image_id").asText()).orElse("");
  }

  /** Every enrolled id, as often as the box lists it. */
  List<String> everybody() {
    List<String> ids = new ArrayList<>();
    for (int page = 0; ids.size() == page * PAGE; page++) {
      JsonNode answer =
          get(
              "/SophonFogSys/api/users?group_name=default_group&skip_num="
                  + page
                  + "&limit="
                  + PAGE);
      answer
          .path("data")
          .path("identities_list")
          .forEach(row -> ids.add(row.path("identity_id").asText()));
    }
    return ids;
  }

  /** Everybody with everything the box lists of them, as often as it lists them. */
  List<Standing> standings() {
    List<Standing> all = new ArrayList<>();
    for (int page = 0; all.size() == page * LARGE_PAGE; page++) {
      get("/SophonFogSys/api/users?group_name=default_group&skip_num="
              + page
              + "&limit="
              + LARGE_PAGE)
          .at("/data/identities_list")
          .forEach(row -> all.add(Standing.of(row)));
    }
    return all;
  }

  /** How many people the box says it holds. */
  int people() {
    return get("/status").path("people").asInt(-1);
  }

  /** Shows a picture as if the device had taken it. */
  JsonNode show(String device, byte[] picture) {
    String body =
        JSON.createObjectNode()
            .put("rgb_image_base64", Base64.getEncoder().encodeToString(picture))
            .put("device_ip", device)
            .toString();
    HttpRequest request =
        request("/SophonMatch/api/PictureMatch")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  private JsonNode get(String path) {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
  }

  private JsonNode send(HttpRequest request) {
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

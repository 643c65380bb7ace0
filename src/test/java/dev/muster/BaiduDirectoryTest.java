package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Baidu face library, as the twin in the embedded face box has it. */
class BaiduDirectoryTest extends DirectoryContract {

  private static final String FACE = "/rest/2.0/face/v3";
  private static final String ADD = FACE + "/faceset/user/add";
  private static final String UPDATE = FACE + "/faceset/user/update";
  private static final String TOKEN = "/oauth/2.0/token";
  private static final String GROUP = "{\"group_id\":\"muster\"";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private PlacingSite site;
  private String token = "";

  @Override
  RunningBridge open() {
    site =
        new PlacingSite(
            "--muster.facebox.baidu.apps[0].id=1",
            "--muster.facebox.baidu.apps[0].api-key=key",
            "--muster.facebox.baidu.apps[0].secret-key=secret");
    return RunningBridge.on(
        site.url(),
        "--muster.clouds[0].name=" + CLOUD,
        "--muster.clouds[0].kind=baidu",
        "--muster.clouds[0].url=" + site.url(),
        "--muster.clouds[0].api-key=key",
        "--muster.clouds[0].secret-key=secret",
        "--muster.clouds[0].rate=0");
  }

  @Override
  void shut() {
    site.close();
  }

  @Override
  List<String> people() {
    List<String> people = new ArrayList<>();
    JsonNode listed = call("/faceset/group/getusers", GROUP + "}");
    for (JsonNode name : listed.path("result").path("user_id_list")) {
      JsonNode user = call("/faceset/user/get", GROUP + ",\"user_id\":" + name + "}");
      String info = user.path("result").path("user_list").path(0).path("user_info").asText();
      people.add(info.substring(info.indexOf(' ') + 1));
    }
    return people;
  }

  @Override
  String photo(String id) {
    JsonNode faces = call("/faceset/face/getlist", GROUP + ",\"user_id\":\"" + id + "\"}");
    assertThat(faces.path("result").path("face_list")).hasSizeLessThan(2);
    return faces.path("result").path("face_list").path(0).path("face_token").asText();
  }

  @Override
  void empty() {
    site.empty();
    JsonNode listed = call("/faceset/group/getusers", GROUP + "}");
    for (JsonNode name : listed.path("result").path("user_id_list")) {
      call("/faceset/user/delete", GROUP + ",\"user_id\":" + name + "}");
    }
    site.forgetCalls();
  }

  @Override
  void loseTheNextAnswer() {
    site.fault(Map.of("where", "POST " + ADD, "what", "drop-after", "first", 1));
  }

  @Override
  long placed() {
    return count(ADD) + count(UPDATE);
  }

  @Test
  void aTokenThatEndsAmidTheWorkIsRenewedAndNobodyFails() {
    place("0001.jpg", 1);
    inside(ADD, 111, 1);
    place("0002.jpg", 2);
    assertThat(count(TOKEN)).isEqualTo(1);
    assertThat(placed()).as("one refused, then both").isEqualTo(3);
    assertThat(tries("0002")).isEqualTo("1");
  }

  @Test
  void aCallThatCameTooSoonWaitsAndIsNoTry() {
    inside(ADD, 18, 2);
    place("0001.jpg", 1);
    assertThat(placed()).isEqualTo(3);
    assertThat(tries("0001")).isEqualTo("1");
  }

  @Test
  void callsThatAreUsedUpStopTheLaneWhichSaysSo() {
    inside(ADD, 17, 1);
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "FAILED");
    assertThat(bridge.text("SELECT reason FROM lane WHERE name = '" + CLOUD + "'"))
        .startsWith("QUOTA_USED_UP: ");
    site.forgetCalls();
    for (int i = 0; i < 3; i++) {
      goOn();
    }
    assertThat(count(FACE)).as("nothing is asked before the reset").isZero();
    bridge.pass(Duration.ofHours(25));
    untilOnCloud("0001", "PLACED");
  }

  @Test
  void theTokenIsInNoTable() {
    place("0001.jpg", 1);
    assertThat(bridge.text("SELECT reason FROM lane") + bridge.text("SELECT detail FROM history"))
        .doesNotContain("access_token");
  }

  @Test
  void thePageAndTheFiguresTellWhatTheCloudCost() throws Exception {
    place("0001.jpg", 1);
    String figures = text("/actuator/prometheus");
    assertThat(figures)
        .containsPattern(
            "muster_directory_calls_total\\{directory=\"cloud-1\",operation=\"faceset/user/add\"\\} [1-9]");
    assertThat(text("/sections/boxes"))
        .contains(CLOUD)
        .containsPattern("baidu: [1-9]\\d* calls today, [1-9]\\d* this month");
  }

  private String text(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(bridge.address(path)).header("Accept-Language", "en").build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String tries(String id) {
    return bridge.text(
        "SELECT count(*) FROM history WHERE identity_id = '%s' AND directory = '%s'"
            .formatted(id, CLOUD));
  }

  private void inside(String path, int code, int times) {
    site.fault(
        Map.of(
            "where",
            "POST " + path,
            "what",
            "error-inside",
            "body",
            "{\"error_code\":%d,\"error_msg\":\"as told\"}".formatted(code),
            "first",
            times));
  }

  private long count(String path) {
    return site.calls().stream().filter(call -> call.startsWith("POST " + path)).count();
  }

  private JsonNode call(String path, String body) {
    if (token.isEmpty()) {
      token =
          post(TOKEN + "?grant_type=client_credentials&client_id=key&client_secret=secret", "")
              .path("access_token")
              .asText();
    }
    return post(FACE + path + "?access_token=" + token, body);
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
}

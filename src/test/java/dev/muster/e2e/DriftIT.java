package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes a box behind our back: it is reported, and put right on demand. */
@ExtendWith(ShowLogs.class)
class DriftIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEVICES = "/SophonDevice/api/Devices";
  private static final String EVENTS = "/SophonFogSys/api/HistoryEventUrl";

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aChangedBoxIsReportedPutRightAndPlacesPeopleAsBefore(String api) throws Exception {
    int port = RunningMuster.freePort();
    try (RunningMuster box = RunningMuster.facebox(folder.resolve("box"), port).start();
        Receiver receiver = new Receiver();
        RunningMuster bridge =
            RunningMuster.bridge(
                    folder.resolve("bridge"),
                    Site.configuration(box.url(), receiver)
                        .replace(
                            "      url: " + box.url(),
                            "      url: " + box.url() + "\n      api: " + api),
                    "--muster.drift-first=1h")
                .start()) {
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      drop.drop("staff/D0001.jpg", portrait(1));
      FaceboxClient there = new FaceboxClient(box.url());
      Patience.until("the first person stands").until(() -> there.knows("D0001"));
      Patience.until("the box pushes to the bridge")
          .until(() -> send("GET", box.url() + EVENTS, "").toString().contains("/events/gate"));
      assertThat(problems(send("POST", bridge.url() + "/api/boxes/gate/drift/check", "")))
          .containsExactly("GROUP_MISSING", "DEVICE_MISSING");
      assertThat(problems(send("POST", bridge.url() + "/api/boxes/gate/drift/fix", ""))).isEmpty();

      change(box.url());
      JsonNode seen = send("POST", bridge.url() + "/api/boxes/gate/drift/check", "");
      assertThat(problems(seen))
          .containsExactly("EVENT_URL_ELSEWHERE", "DEVICE_OTHER_GROUP", "DEVICE_UNKNOWN");
      assertThat(seen.at("/items/0/found").asText()).isEqualTo("http://192.0.2.1/hook");
      assertThat(seen.at("/items/1/found").asText()).isEqualTo("lobby");
      assertThat(metric(bridge.url())).isEqualTo("2.0");
      assertThat(send("GET", bridge.url() + "/api/boxes/gate/drift", "").path("items"))
          .isEqualTo(seen.path("items"));

      JsonNode left = send("POST", bridge.url() + "/api/boxes/gate/drift/fix", "");
      assertThat(problems(left)).containsExactly("DEVICE_UNKNOWN");
      assertThat(
              send("GET", box.url() + EVENTS, "").at("/data/history_upload_event_url/0").asText())
          .endsWith("/events/gate");
      assertThat(metric(bridge.url())).isEqualTo("0.0");

      drop.drop("staff/D0002.jpg", portrait(2));
      Patience.until("the next person stands").until(() -> there.knows("D0002"));
      there.show("192.168.1.63", portrait(2));
      Patience.until("the event of the device that was put right arrives")
          .until(() -> !receiver.of("D0002").isEmpty());
      assertThat(bridge.errors()).isEmpty();
    }
  }

  @Test
  void aBoxThatIsGoneIsSaidToBeGone() {
    int port = RunningMuster.freePort();
    try (Receiver receiver = new Receiver();
        RunningMuster bridge =
            RunningMuster.bridge(
                    folder.resolve("bridge"),
                    Site.configuration("http://127.0.0.1:" + port, receiver),
                    "--muster.drift-first=1h")
                .start()) {
      JsonNode report = send("POST", bridge.url() + "/api/boxes/gate/drift/check", "");
      assertThat(report.path("trouble").asText()).startsWith("It cannot be reached: ");
      assertThat(report.path("checked_at").isNull()).isTrue();
    }
  }

  /** Events go elsewhere, the front door belongs to the lobby, and there is a device more. */
  private void change(String box) {
    send(
        "POST",
        box + EVENTS,
        "{\"history_upload_event_url\":[\"http://192.0.2.1/hook\"],\"content-type\":\"json\",\"reported_peroid\":1}");
    JsonNode rows = send("GET", box + DEVICES, "").at("/data/devices_list");
    ObjectNode front = row(rows, "192.168.1.63");
    front.put("permission_id", row(rows, Site.LOBBY_DOOR).path("permission_id").asText());
    send("PUT", box + DEVICES, "{\"devices_list\":[" + front + "]}");
    front.remove("device_id");
    front.put("device_key", "192.168.1.99").put("device_name", "kitchen");
    send("POST", box + DEVICES, "{\"devices_list\":[" + front + "]}");
  }

  private static ObjectNode row(JsonNode rows, String address) {
    for (JsonNode row : rows) {
      if (row.path("device_key").asText().equals(address)) {
        return row.deepCopy();
      }
    }
    throw new AssertionError("no device at " + address);
  }

  private static byte[] portrait(long seed) {
    return SampleFaces.person(seed).photo(View.frontal());
  }

  private static List<String> problems(JsonNode report) {
    assertThat(report.path("trouble").isNull()).as(report.toString()).isTrue();
    return report.path("items").findValuesAsText("problem");
  }

  private String metric(String bridge) {
    return text("GET", bridge + "/actuator/prometheus", "")
        .lines()
        .filter(line -> line.startsWith("muster_box_drift{"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("none");
  }

  private JsonNode send(String method, String url, String body) {
    try {
      return JSON.readTree(text(method, url, body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String method, String url, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(method + " " + url + " " + answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

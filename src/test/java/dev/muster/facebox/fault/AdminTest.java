package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.Receiver;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {

  private static final String EVENTS = "/SophonFace/api/events?per_page=1000";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);

  @TempDir private Path directory;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(directory, "--muster.facebox.admin=true");
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("is off unless it is asked for: every path of it is unknown")
  void off(@TempDir Path other) {
    try (RunningBox plain = RunningBox.start(other)) {
      assertThat(plain.get("/admin/faults").json()).isEqualTo(plain.get("/admin/faults").json());
      for (String path : List.of("faults", "push", "clock", "service")) {
        assertThat(plain.get("/admin/" + path).code()).isEqualTo(40400);
        assertThat(plain.put("/admin/" + path, "{}").code()).isEqualTo(40400);
      }
      assertThat(plain.post("/admin/restart", "{}").status()).isEqualTo(404);
      assertThat(plain.post("/admin/events", "{\"count\":1}").status()).isEqualTo(404);
      assertThat(plain.get("/SophonFace/api/events").data()).isEmpty();
    }
  }

  @Test
  @DisplayName("adds, shows, replaces and removes faults; what it shows can be sent back")
  void faults() {
    box.post("/admin/faults", "{\"where\":\"/x\",\"what\":\"truncate\",\"rate\":0.5}");
    box.post(
        "/admin/faults",
        "{\"faults\":[{\"where\":\"/y\",\"what\":\"delay\",\"delay\":\"5s\",\"times\":3}]}");
    JsonNode shown = box.get("/admin/faults").json();
    assertThat(shown.toString())
        .isEqualTo(
            "{\"faults\":[{\"id\":\"f1\",\"where\":\"/x\",\"what\":\"truncate\",\"rate\":\"0.5\",\"seed\":\"1\",\"seen\":0,\"hits\":0},"
                + "{\"id\":\"f2\",\"where\":\"/y\",\"what\":\"delay\",\"delay\":\"5s\",\"seed\":\"2\",\"times\":\"3\",\"seen\":0,\"hits\":0}]}");

    JsonNode sentBack = box.put("/admin/faults", shown.toString()).json();
    assertThat(sentBack.toString())
        .isEqualTo(shown.toString().replace("\"f1\"", "\"f3\"").replace("\"f2\"", "\"f4\""));
    assertThat(box.json("DELETE", "/admin/faults/f3", "").json().path("faults")).hasSize(1);
    RunningBox.Reply gone = box.json("DELETE", "/admin/faults/f3", "");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().path("message").asText()).contains("f3");
    assertThat(box.json("DELETE", "/admin/faults", "").json().path("faults")).isEmpty();
  }

  @Test
  @DisplayName("is not for the pages of other sites")
  void sameOriginOnly() {
    assertThat(RawCall.send(box.port(), "GET", "/SophonFace/api/groups", "").text())
        .contains("Access-Control-Allow-Origin: *");
    for (String method : List.of("GET", "OPTIONS", "DELETE")) {
      assertThat(RawCall.send(box.port(), method, "/admin/faults", "").text())
          .doesNotContain("Access-Control");
    }
    assertThat(
            box.send(
                    "POST",
                    "/admin/faults",
                    "text/plain",
                    HttpRequest.BodyPublishers.ofString("{\"where\":\"*\",\"what\":\"truncate\"}"))
                .status())
        .isEqualTo(400);
    assertThat(box.get("/admin/faults").json().path("faults")).isEmpty();
  }

  @Test
  @DisplayName("records a burst of events at once, each with its own time, strangers or somebody")
  void burst() throws IOException {
    String permission = box.permission("staff");
    box.person("red", permission, RED);
    assertThat(box.post("/admin/events", "{\"count\":300}").json().path("recorded").asInt())
        .isEqualTo(300);
    box.post("/admin/events", "{\"count\":200,\"identity_id\":\"red\"}");

    JsonNode events = box.get(EVENTS).data();
    assertThat(events).hasSize(500);
    HashSet<String> times = new HashSet<>();
    events.forEach(event -> times.add(event.path("timestamp").asText()));
    assertThat(times).hasSize(500);
    assertThat(events.get(0).at("/common/ep_info/ep_name").asText()).isEqualTo("synthetic");
    assertThat(events.get(0).at("/common/person_type").asInt()).isEqualTo(4);
    assertThat(events.get(499).at("/common/identity_id").asText()).isEqualTo("red");

    try (Receiver receiver = new Receiver()) {
      box.post("/SophonFogSys/api/HistoryEventUrl", upload(receiver.url()));
      await().atMost(Duration.ofSeconds(20)).until(() -> receiver.taken().size() == 500);
      assertThat(receiver.taken().get(499).path("reg_pic").asText())
          .isEqualTo(RunningBox.base64(RED));
    }
  }

  @Test
  @DisplayName("shifts the clock by which events are recorded")
  void clock() {
    String permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
    JsonNode set = box.put("/admin/clock", "{\"shift\":\"-2h\"}").json();
    assertThat(set.path("shift").asText()).isEqualTo("-7200s");
    assertThat(Duration.between(time(set, "now"), time(set, "right")))
        .isEqualTo(Duration.ofHours(2));

    box.match("10.0.0.1", RED);
    double at = box.get(EVENTS).data().get(0).path("timestamp").asDouble();
    assertThat(Instant.ofEpochMilli((long) (at * 1000)))
        .isBetween(time(set, "now").minusMillis(1), time(set, "now").plusSeconds(60));
    assertThat(box.put("/admin/clock", "{}").json().path("shift").asText()).isEqualTo("0s");
  }

  @Test
  @DisplayName("makes registrations slower and quicker while the box runs")
  void service() {
    box.put("/admin/service", "{\"service_time\":\"300ms\"}");
    assertThat(box.get("/admin/service").json().toString())
        .isEqualTo("{\"service_time\":\"300ms\",\"slots\":0}");
    long start = System.nanoTime();
    box.person("red", "", RED);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    box.put("/admin/service", "{\"slots\":2}");
    assertThat(box.get("/admin/service").json().toString())
        .isEqualTo("{\"service_time\":\"300ms\",\"slots\":2}");
  }

  @Test
  @DisplayName("a restart takes the port away and brings back people, events, cursor and faults")
  void restart() throws IOException {
    box.person("red", "", RED);
    box.post("/admin/events", "{\"count\":3}");
    box.post("/admin/faults", "{\"where\":\"/x\",\"what\":\"truncate\"}");
    box.put("/admin/clock", "{\"shift\":\"1h\"}");
    box.put("/admin/service", "{\"slots\":4}");
    try (Receiver receiver = new Receiver()) {
      box.post("/SophonFogSys/api/HistoryEventUrl", upload(receiver.url()));
      await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() == 3);

      RunningBox.Reply reply = box.post("/admin/restart", "{\"down\":\"1s\"}");
      assertThat(reply.json().toString()).isEqualTo("{\"down\":\"1s\"}");
      await().atMost(Duration.ofSeconds(10)).until(() -> !answers());
      await().atMost(Duration.ofSeconds(20)).until(this::answers);

      assertThat(box.get("/SophonFogSys/api/users?identity_id=red").status()).isEqualTo(200);
      assertThat(box.get(EVENTS).data()).hasSize(3);
      assertThat(box.get("/admin/faults").json().path("faults")).hasSize(1);
      assertThat(box.get("/admin/clock").json().path("shift").asText()).isEqualTo("3600s");
      assertThat(box.get("/admin/service").json().path("slots").asInt()).isEqualTo(4);
      box.post("/admin/events", "{\"count\":1}");
      await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() >= 4);
      assertThat(receiver.taken()).as("none is sent again: the cursor was kept").hasSize(4);
    }
  }

  private boolean answers() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", box.port())) {
      return socket.isConnected();
    } catch (ConnectException away) {
      return false;
    }
  }

  private static Instant time(JsonNode node, String name) {
    return Instant.parse(node.path(name).asText());
  }

  private static String upload(String url) {
    return """
        {"history_upload_event_url":["%s"],"content-type":"json","reported_peroid":1}"""
        .formatted(url);
  }
}

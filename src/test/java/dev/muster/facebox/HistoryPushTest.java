package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.1 to §6.4, history push")
class HistoryPushTest {

  private static final String URL = "/SophonFogSys/api/HistoryEventUrl";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);

  @TempDir private Path directory;
  private RunningBox box;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    box = RunningBox.start(directory, "--muster.facebox.duplicate-window=0s");
    String permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
  }

  @AfterEach
  void stop() {
    box.close();
    receiver.close();
  }

  @Test
  @DisplayName("§6.1.1: the configuration is answered, read back, and refused when wrong")
  void configuration() {
    RunningBox.Reply set = push("'history_need_spot_pic':false,", receiver.url());
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.data().path("message").isTextual()).isTrue();
    assertThat(box.get(URL).data().toString())
        .isEqualTo(
            "{\"history_upload_event_url\":[\"%s\"],\"history_need_reg_pic\":true,\"history_need_spot_pic\":false,\"history_need_recognize_face\":true,\"content-type\":\"json\",\"reported_peroid\":1}"
                .formatted(receiver.url()));

    assertThat(push("", "ftp://x").code()).isEqualTo(40090);
    assertThat(push("", "not an address").code()).isEqualTo(40090);
    assertThat(push("", "path/only").code()).isEqualTo(40090);
    String body = body("", receiver.url());
    assertThat(box.post(URL, body.replace("\"reported_peroid\":1", "\"reported_peroid\":0")).code())
        .isEqualTo(40092);
    assertThat(box.post(URL, body.replace("\"reported_peroid\":1", "\"x\":1")).code())
        .isEqualTo(40091);
    assertThat(box.post(URL, body.replace("\"json\"", "\"xml\"")).code()).isEqualTo(40091);
    assertThat(box.get(URL).data().path("history_upload_event_url")).hasSize(1);
  }

  @Test
  @DisplayName(
      "§6.2, §6.4: events recorded before are uploaded, oldest first, one flat object a request")
  void backlog() {
    box.match("10.0.0.1", RED);
    box.match("10.0.0.1", GREEN);
    push("'history_need_recognize_face':false,'history_need_spot_pic':false,", receiver.url());

    await().atMost(Duration.ofSeconds(5)).until(() -> receiver.taken().size() == 2);
    JsonNode known = receiver.taken().get(0);
    JsonNode stranger = receiver.taken().get(1);

    assertThat(receiver.contentTypes()).containsOnly("application/json");
    assertThat(known.path("identity_id").asText()).isEqualTo("red");
    assertThat(known.path("identity_name").asText()).isEqualTo("name of red");
    assertThat(known.path("identity_info").path("face_ids")).hasSize(1);
    assertThat(known.path("person_type").asInt()).isEqualTo(1);
    assertThat(known.path("timestamp").asText()).hasSize(13);
    assertThat(known.path("out_timestamp")).isEqualTo(known.path("timestamp"));
    assertThat(known.path("score").asDouble()).isEqualTo(100);
    assertThat(known.path("want_action").asText()).isEqualTo("0");
    assertThat(known.path("api_version").asText()).isEqualTo("1.0");
    assertThat(known.path("dev_sno").isTextual()).isTrue();
    assertThat(known.path("ep_info").path("ep_type").asText()).isEqualTo("photo");
    assertThat(known.path("reg_pic").asText()).isEqualTo(RunningBox.base64(RED));
    assertThat(known.path("spot_pic").asText()).isEmpty();
    assertThat(known.path("recognize_face").asText()).isEmpty();
    assertThat(stranger.path("identity_name").asText()).isEqualTo("stranger");
    assertThat(stranger.path("identity_id").asText()).matches("\\d{10}\\.\\d{6}");
    assertThat(stranger.path("identity_info")).isEmpty();
    assertThat(stranger.path("person_type").asInt()).isEqualTo(4);
  }

  @Test
  @DisplayName("§6.2: anything but 200 ends the round, and the same event comes again")
  void refusedEvents() {
    receiver.answer(500);
    push("", receiver.url());
    box.match("10.0.0.1", GREEN);
    box.match("10.0.0.1", RED);
    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.refused().size() >= 2);

    assertThat(receiver.refused().stream().map(event -> event.path("person_type").asInt()))
        .containsOnly(4);
    assertThat(
            box.get("/SophonFace/api/events").data().path(0).path("common").path("is_send").asInt())
        .isZero();

    receiver.answer(200);
    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 2);
    assertThat(receiver.ids().get(1)).isEqualTo("red");
    await()
        .atMost(Duration.ofSeconds(2))
        .until(
            () ->
                box.get("/SophonFace/api/events")
                        .data()
                        .path(1)
                        .path("common")
                        .path("is_send")
                        .asInt()
                    == 1);
  }

  @Test
  @DisplayName(
      "each receiver has its own cursor: a dead one holds up nobody, and gets what it missed")
  void cursors() throws IOException {
    try (Receiver other = new Receiver()) {
      other.answer(503);
      push("", receiver.url() + "\",\"" + other.url());
      box.match("10.0.0.1", RED);

      await()
          .atMost(Duration.ofSeconds(6))
          .until(() -> receiver.taken().size() == 1 && !other.refused().isEmpty());
      other.answer(200);
      await().atMost(Duration.ofSeconds(6)).until(() -> other.taken().size() == 1);
      assertThat(receiver.taken()).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "§12.6: the cursor is kept over a restart: sent events do not come again, the others do")
  void restart() {
    push("", receiver.url());
    box.match("10.0.0.1", RED);
    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 1);
    receiver.answer(500);
    box.match("10.0.0.1", GREEN);

    box.close();
    receiver.answer(200);
    box = RunningBox.start(directory);

    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 2);
    assertThat(receiver.taken().get(1).path("person_type").asInt()).isEqualTo(4);
  }

  @Test
  @DisplayName(
      "an empty list stops the upload; a new receiver starts with the oldest event not sent")
  void newReceiver() throws IOException {
    push("", receiver.url());
    box.match("10.0.0.1", RED);
    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 1);
    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> box.get("/status").json().path("waiting").asInt() == 0);

    push("", "");
    assertThat(box.get(URL).data().path("history_upload_event_url")).isEmpty();
    box.match("10.0.0.1", GREEN);
    try (Receiver other = new Receiver()) {
      push("", other.url());
      await().atMost(Duration.ofSeconds(6)).until(() -> other.taken().size() == 1);
      assertThat(other.taken().get(0).path("person_type").asInt()).isEqualTo(4);
      assertThat(receiver.taken()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a receiver that stays configured keeps its cursor and is not disturbed")
  void receiversComeAndGo() throws IOException {
    push("", receiver.url());
    box.match("10.0.0.1", RED);
    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 1);
    try (Receiver other = new Receiver()) {
      push("", receiver.url() + "\",\"" + other.url());
      box.match("10.0.0.1", GREEN);
      await()
          .atMost(Duration.ofSeconds(6))
          .until(() -> receiver.taken().size() == 2 && other.taken().size() == 1);
      push("", receiver.url());
      box.match("10.0.0.1", RED);
      await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 3);
      assertThat(other.taken()).hasSize(1);
    }
    assertThat(receiver.taken()).hasSize(3);
  }

  @Test
  @DisplayName("§6.1.1: form-data is sent as a form, and read back")
  void formData() {
    String body = body("", receiver.url()).replace("\"json\"", "\"form-data\"");
    assertThat(box.post(URL, body).data().path("content-type").asText()).isEqualTo("form-data");
    box.match("10.0.0.1", RED);

    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 1);
    assertThat(receiver.contentTypes().get(0)).startsWith("multipart/form-data; boundary=");
    assertThat(receiver.taken().get(0).textValue())
        .contains("name=\"identity_id\"\r\n\r\nred\r\n")
        .contains("name=\"reg_pic\"\r\n\r\n" + RunningBox.base64(RED) + "\r\n");
  }

  @Test
  @DisplayName("§1.3: the operator may force a generation, and absent pictures")
  void forced() {
    box.close();
    box =
        RunningBox.start(
            directory, "--muster.facebox.generation=C", "--muster.facebox.pictures=absent");
    push("'history_need_spot_pic':false,", receiver.url());
    box.match("10.0.0.1", RED);

    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 1);
    JsonNode event = receiver.taken().get(0);
    assertThat(event.path("user_type").asText()).isEqualTo("employee");
    assertThat(event.path("media_device_info").path("media_device_url").asText())
        .isEqualTo("10.0.0.1");
    assertThat(event.has("spot_image")).isFalse();
    assertThat(event.path("reg_image").asText()).isEqualTo(RunningBox.base64(RED));
  }

  @Test
  @DisplayName("a receiver that does not answer is given up after the timeout and asked again")
  void silence() throws IOException {
    box.close();
    box = RunningBox.start(directory, "--muster.facebox.push-timeout=300ms");
    try (ServerSocket silent = new ServerSocket(0)) {
      push("", "http://127.0.0.1:" + silent.getLocalPort() + "/x\",\"" + receiver.url());
      box.match("10.0.0.1", RED);
      for (int request = 0; request < 2; request++) {
        try (Socket accepted = silent.accept()) {
          assertThat(accepted.getInputStream().read()).isEqualTo('P');
        }
      }
      await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 1);
    }
  }

  @Test
  @DisplayName("§6.1.1: an address with a comma is two in the configuration, so it is refused")
  void comma() {
    assertThat(push("", receiver.url() + "?a,b").code()).isEqualTo(40090);
    assertThat(push("", "http://127.0.0.1:70000/x").code()).isEqualTo(40090);
  }

  @Test
  @DisplayName("§6.1.2: v2 sets a list joined by commas, and generation C; v1 sets B again")
  void configurationOfBothApis() throws IOException {
    try (Receiver other = new Receiver()) {
      box.post(
          "/sophon/v2/face/setconfigs",
          "{\"config_dict\":{\"HISTORY_EVENT_UPLOAD_URL\":\"%s,%s,\",\"HISTORY_REPORT_PEROID\":1}}"
              .formatted(receiver.url(), other.url()));
      box.match("10.0.0.1", RED);
      await()
          .atMost(Duration.ofSeconds(6))
          .until(() -> receiver.taken().size() == 1 && other.taken().size() == 1);
      assertThat(receiver.taken().get(0).path("api_version").asText()).isEqualTo("2.0");
      assertThat(receiver.taken().get(0)).isEqualTo(other.taken().get(0));
      assertThat(receiver.taken().get(0).path("recognize_face_attr").has("box")).isTrue();
    }
    box.put(
        "/SophonConfig/api/Configs",
        "{\"config_dict\":{\"HISTORY_UPLOAD_EVENT_URL\":\"%s,\",\"HISTORY_UPLOAD_NEED_INFO\":false}}"
            .formatted(receiver.url()));
    box.match("10.0.0.1", GREEN);
    await().atMost(Duration.ofSeconds(6)).until(() -> receiver.taken().size() == 2);
    JsonNode old = receiver.taken().get(1);
    assertThat(old.path("api_version").asText()).isEqualTo("1.0");
    assertThat(old.has("recognize_face_attr")).isFalse();
  }

  private RunningBox.Reply push(String more, String url) {
    return box.post(URL, body(more, url));
  }

  private static String body(String more, String url) {
    return "{%s\"history_upload_event_url\":[\"%s\"],\"content-type\":\"json\",\"reported_peroid\":1}"
        .formatted(more.replace('\'', '"'), url);
  }
}

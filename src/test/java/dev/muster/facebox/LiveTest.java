package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("contracts/sophon.md §6.6.1 to §6.6.3, realtime WebSocket")
class LiveTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private RunningBox box;
  private String device;

  @BeforeEach
  void start() {
    box =
        RunningBox.start(
            directory, "--muster.facebox.duplicate-window=0s", "--muster.facebox.websocket-port=0");
    String permission = box.permission("staff");
    device = box.device("10.0.0.1", permission);
    box.device("10.0.0.2", permission);
    box.person("red", permission, RED);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§6.6.2: v1 events have the printed keys and the pictures that are wished")
  void v1() {
    try (Listener listener = listen(v1(true, true, device))) {
      JsonNode event = firstOf(listener, RED);
      assertThat(keys(event))
          .containsExactly(
              "reg_pic",
              "ext_data",
              "identity_id",
              "device_id",
              "identity_info",
              "score",
              "timestamp",
              "group_name",
              "identity_name",
              "event_id");
      assertThat(keys(event.path("ext_data")))
          .containsExactly("person_type", "device_ip", "device_type", "spot_pic", "recognize_face");
      assertThat(event.path("identity_id").asText()).isEqualTo("red");
      assertThat(event.path("device_id").asText()).isEqualTo(device);
      assertThat(event.path("group_name").asText()).isEqualTo("default_group");
      assertThat(event.path("timestamp").asText()).matches("\\d{13}");
      assertThat(event.path("event_id").asText()).matches("\\d{10}\\.\\d{6}");
      assertThat(event.path("reg_pic").asText()).isEqualTo(RunningBox.base64(RED));
      JsonNode more = event.path("ext_data");
      assertThat(more.path("device_ip").asText()).isEqualTo("10.0.0.1");
      assertThat(more.path("device_type").asText()).isEqualTo("0");
      assertThat(more.path("person_type").asInt()).isEqualTo(1);
      assertThat(more.path("spot_pic").asText()).isEqualTo(RunningBox.base64(RED));
      assertThat(more.path("recognize_face").asText()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("§6.6.3: v2 events have the keys of the table, pictures as data URI")
  void v2() {
    String wish =
        "{\"with_face_image\":true,\"with_register_image\":false,\"media_device_ids\":[\"%s\"]}"
            .formatted(device);
    try (Listener listener = listen(wish)) {
      JsonNode event = firstOf(listener, RED);
      assertThat(keys(event))
          .containsExactly(
              "register_image",
              "media_device_ip",
              "media_device_type",
              "recognize_face_image",
              "identity_id",
              "media_device_id",
              "score",
              "timestamp",
              "identity_name",
              "event_id",
              "user_type",
              "recognize_face_attr");
      assertThat(event.path("register_image").asText()).isEmpty();
      assertThat(event.path("recognize_face_image").asText())
          .startsWith("data:image/jpeg;base64,")
          .hasSizeGreaterThan(50);
      assertThat(event.path("event_id").asText()).matches("\\d{16}");
      assertThat(event.path("user_type").asText()).isEqualTo("employee");
      assertThat(event.path("media_device_type").asText()).isEqualTo("photo");
    }
  }

  @Test
  @DisplayName("§6.6.1: nothing before the frame, for an empty list, or of other devices")
  void nothing() {
    try (Listener silent = listen();
        Listener empty = listen("{\"event_list\":[]}");
        Listener noList = listen("{\"need_face\":true}");
        Listener here = listen(v1(false, false, device))) {
      firstOf(here, GREEN);
      box.match("10.0.0.2", RED);
      box.match("10.0.0.1", RED);
      await().atMost(SOON).until(() -> last(here).path("identity_id").asText().equals("red"));
      JsonNode last = last(here);
      assertThat(last.path("device_id").asText()).isEqualTo(device);
      assertThat(last.path("reg_pic").asText("-")).isEmpty();
      assertThat(last.path("ext_data").path("spot_pic").asText("-")).isEmpty();
      JsonNode stranger = here.heard().get(0);
      assertThat(stranger.path("ext_data").path("person_type").asInt()).isEqualTo(4);
      assertThat(stranger.path("identity_name").asText()).isEqualTo("stranger");
      assertThat(stranger.path("identity_info")).isEmpty();
      assertThat(silent.heard()).isEmpty();
      assertThat(empty.heard()).isEmpty();
      assertThat(noList.heard()).isEmpty();
    }
  }

  @Test
  @DisplayName("a later frame replaces the earlier one")
  void laterFrame() {
    try (Listener listener = listen(v1(false, false, device))) {
      firstOf(listener, RED);
      listener.say("{\"media_device_ids\":[\"%s\"]}".formatted(device));
      await()
          .atMost(SOON)
          .until(
              () -> {
                box.match("10.0.0.1", RED);
                return listener.heard().stream().anyMatch(event -> event.has("media_device_id"));
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "{}",
        "{\"event_list\":[],\"media_device_ids\":[]}",
        "{\"event_list\":\"d\"}",
        "{\"event_list\":[1]}",
        "{\"event_list\":[],\"need_face\":\"yes\"}"
      })
  @DisplayName("a frame that is no configuration ends the connection with 1008 and a reason")
  void noConfiguration(String frame) {
    try (Listener listener = listen(frame)) {
      await().atMost(SOON).until(() -> listener.closed() == 1008);
      assertThat(listener.reason()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("a binary frame ends it with 1003, one that is too large with 1009")
  void otherFrames() {
    try (Listener binary = listen();
        Listener large = listen()) {
      binary.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
      large.say("{\"event_list\":[\"" + "x".repeat(300_000) + "\"]}");
      await().atMost(SOON).until(() -> binary.closed() == 1003 && large.closed() == 1009);
    }
  }

  @Test
  @DisplayName("the 33rd listener is refused with 1013; when one leaves there is room again")
  void tooMany() {
    List<Listener> many = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        many.add(listen());
      }
      try (Listener one = listen()) {
        await().atMost(SOON).until(() -> one.closed() == 1013);
      }
      many.get(0).close();
      await()
          .atMost(SOON)
          .until(
              () -> {
                try (Listener one = listen(v1(false, false, device))) {
                  firstOf(one, RED);
                  return true;
                } catch (AssertionError full) {
                  return false;
                }
              });
    } finally {
      many.forEach(Listener::close);
    }
  }

  @Test
  @DisplayName("a listener that does not read is dropped; matching and the others go on")
  void slowListener() {
    byte[] large = FakeRecogniser.large(Color.RED);
    try (Listener slow = listen();
        Listener other = listen(v1(false, false, device))) {
      slow.stopReading();
      slow.say(v1(true, true, device));
      firstOf(other, RED);
      int before = other.heard().size();
      for (int i = 0; i < 150; i++) {
        box.match("10.0.0.1", large);
      }
      await().atMost(SOON).until(() -> other.heard().size() >= before + 150);
      slow.readOn();
      await().atMost(Duration.ofSeconds(30)).until(() -> slow.closed() > 0);
    }
  }

  @Test
  @DisplayName("who is no listener is told how to become one")
  void noListener() throws Exception {
    int port = box.get("/status").json().path("websocket").asInt();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(426);
  }

  @Test
  @DisplayName("a taken port stops a box that runs alone, and only silences one that does not")
  void takenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String setting = "--muster.facebox.websocket-port=" + taken.getLocalPort();
      try (RunningBox lenient = RunningBox.start(directory.resolve("b"), setting)) {
        assertThat(lenient.get("/status").json().path("websocket").asInt()).isEqualTo(-1);
      }
      assertThatThrownBy(
              () ->
                  RunningBox.start(directory.resolve("c"), setting, "--muster.facebox.alone=true"))
          .hasRootCauseInstanceOf(BindException.class)
          .hasStackTraceContaining(
              "muster.facebox.websocket-port is %d, which cannot be listened on"
                  .formatted(taken.getLocalPort()));
    }
  }

  private Listener listen(String... frames) {
    Listener listener = Listener.to(box.get("/status").json().path("websocket").asInt());
    for (String frame : frames) {
      listener.say(frame);
    }
    return listener;
  }

  /** The frame is not acknowledged: the picture is shown until the box has read it. */
  private JsonNode firstOf(Listener listener, byte[] photo) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              box.match("10.0.0.1", photo);
              return !listener.heard().isEmpty();
            });
    return listener.heard().get(0);
  }

  private static JsonNode last(Listener listener) {
    return listener.heard().get(listener.heard().size() - 1);
  }

  private static String v1(boolean face, boolean registered, String device) {
    return "{\"need_face\":%s,\"need_register\":%s,\"event_list\":[\"%s\"]}"
        .formatted(face, registered, device);
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}

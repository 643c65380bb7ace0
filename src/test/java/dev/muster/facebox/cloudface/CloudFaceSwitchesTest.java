package dev.muster.facebox.cloudface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

@DisplayName("the switches of the cloud-face dialect")
class CloudFaceSwitchesTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final String SUCCESS = "{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{}}";

  @TempDir Path directory;

  @Test
  @DisplayName("without any setting the defaults hold; every setting can be set")
  void settings() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new CloudFaceSettings(true, 0, 1000, DataSize.ofMegabytes(5), 999, false, List.of()));
    assertThat(
            bind(
                Map.of(
                    "enabled", "false",
                    "port", "5055",
                    "faces", "10",
                    "picture-limit", "1MB",
                    "unknown-face", "0",
                    "flat-list", "true",
                    "device-ids", "a,b")))
        .isEqualTo(
            new CloudFaceSettings(
                false, 5055, 10, DataSize.ofMegabytes(1), 0, true, List.of("a", "b")));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "port          | 65536 | port is 65536; allowed: 0 to 65535",
        "faces         | 0     | faces is 0; allowed: 1 to 10000",
        "picture-limit | 1     | picture-limit is 1; allowed: 1024 to 31457280",
        "unknown-face  | 7     | unknown-face is 7; allowed: 0, 999, 1001"
      })
  void wrongSettings(String key, String value, String sentence) {
    assertThatThrownBy(() -> bind(Map.of(key, value)))
        .rootCause()
        .hasMessage("muster.facebox.cloud-face." + sentence);
  }

  @Test
  @DisplayName("enabled=false: the paths are those of no service")
  void off() {
    try (RunningBox box = start("enabled=false")) {
      assertThat(box.get("/get_registration_face").status()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("port: there every other path is 1000 with HTTP 200, and the box is not reached")
  void ownPort() throws IOException, InterruptedException {
    int port = freePort();
    try (RunningBox box = start("port=" + port)) {
      JsonNode box404 = get(port, "/SophonFogSys/api/permissions");
      assertThat(box404.path("code").asInt()).isEqualTo(1000);
      assertThat(box404.path("error").asText()).isEqualTo("uri_not_found");
      assertThat(get(port, "/").path("code").asInt()).isEqualTo(1000);
      assertThat(get(port, "/admin/faults").path("code").asInt()).isEqualTo(1000);
      assertThat(get(port, "/get_registration_face").path("code").asInt(-1)).isZero();
      assertThat(box.get("/get_registration_face").json().path("code").asInt(-1)).isZero();
    }
  }

  @Test
  @DisplayName("unknown-face: 1001, or success")
  void unknownFace() {
    try (RunningBox box = start("unknown-face=1001")) {
      JsonNode answer = box.post("/delete_registration_face?face_id=7", "").json();
      assertThat(answer.path("error").asText()).isEqualTo("missing_args");
    }
    try (RunningBox box = start("unknown-face=0")) {
      assertThat(box.post("/delete_registration_face?face_id=7", "").json()).hasToString(SUCCESS);
    }
  }

  @Test
  @DisplayName("flat-list: all_face beside the code, as an older server answers")
  void flatList() {
    try (RunningBox box = start("flat-list=true")) {
      register(box);
      JsonNode answer = box.get("/get_registration_face").json();
      assertThat(answer.fieldNames())
          .toIterable()
          .containsExactly("code", "error", "detail", "all_face");
      assertThat(answer.path("all_face").path(0).path("face_id").asInt()).isEqualTo(1001);
    }
  }

  @Test
  @DisplayName("device-ids: who does not name one of them is 1003")
  void devices() throws IOException, InterruptedException {
    try (RunningBox box = start("device-ids=door-1")) {
      assertThat(box.get("/get_registration_face").json().path("error").asText())
          .isEqualTo("bad_device_id");
      HttpRequest known =
          HttpRequest.newBuilder(uri(box.port(), "/get_registration_face"))
              .header("X-Device-Id", "door-1")
              .build();
      assertThat(HttpClient.newHttpClient().send(known, BodyHandlers.ofString()).body())
          .startsWith("{\"code\":0");
    }
  }

  @Test
  @DisplayName("faces: a full library takes no more")
  void full() {
    try (RunningBox box = start("faces=1")) {
      register(box);
      JsonNode more = register(box);
      assertThat(more.path("code").asInt()).isEqualTo(1004);
      assertThat(more.path("detail").asText()).isEqualTo("at most 1 pictures");
    }
  }

  @Test
  @DisplayName("recognise=false: nobody is registered or recognised, and the answer says why")
  void withoutRecognition() {
    try (RunningBox box = RunningBox.start(directory, "--muster.facebox.recognise=false")) {
      JsonNode answer = register(box);
      assertThat(answer.path("code").asInt()).isEqualTo(1004);
      assertThat(answer.path("detail").asText()).isEqualTo("recognition is off");
    }
  }

  @Test
  @DisplayName("the fault switches work: an error in a 200, another body, and a lost answer")
  void faults() {
    try (RunningBox box = RunningBox.start(directory, "--muster.facebox.admin=true")) {
      fault(
          box, "{\"where\":\"/get_registration_face\",\"what\":\"error-inside\",\"calls\":\"1\"}");
      JsonNode failed = box.get("/get_registration_face").json();
      assertThat(failed.path("code").asInt()).isEqualTo(999);
      assertThat(failed.path("error").asText()).isEqualTo("unknow_error");

      String signature = "{\\\"code\\\":1002,\\\"error\\\":\\\"bad_signature\\\"}";
      fault(
          box,
          "{\"where\":\"/recognition_face\",\"what\":\"error-inside\",\"calls\":\"1\",\"body\":\""
              + signature
              + "\"}");
      assertThat(box.post("/recognition_face", "").json().path("code").asInt()).isEqualTo(1002);

      fault(box, "{\"where\":\"POST /registration_face\",\"what\":\"drop-after\",\"calls\":\"1\"}");
      assertThatThrownBy(() -> register(box)).isInstanceOf(AssertionError.class);
      assertThat(box.get("/get_registration_face").json().path("data").path("all_face")).hasSize(1);
    }
  }

  @Test
  @DisplayName("pictures of the service survive the sweep of what nothing names")
  void sweep() {
    try (RunningBox box = start()) {
      register(box);
    }
    for (int i = 0; i < 2; i++) {
      try (RunningBox box = RunningBox.start(directory)) {
        assertThat(box.get("/get_registration_face").json().findValuesAsText("face_id"))
            .containsExactly("1001");
      }
    }
  }

  private static JsonNode register(RunningBox box) {
    return box.send(
            "POST",
            "/registration_face?remark=r",
            "multipart/form-data; boundary=x",
            BodyPublishers.ofByteArray(CloudFaceTest.image(RED)))
        .json();
  }

  private static void fault(RunningBox box, String json) {
    assertThat(box.post("/admin/faults", json).status()).isEqualTo(200);
  }

  private static JsonNode get(int port, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(port, path)).build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return new RunningBox.Reply(200, "", response.body()).json();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static CloudFaceSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", Bindable.of(CloudFaceSettings.class));
  }

  private RunningBox start(String... settings) {
    String[] all = new String[settings.length];
    for (int i = 0; i < settings.length; i++) {
      all[i] = "--muster.facebox.cloud-face." + settings[i];
    }
    return RunningBox.start(directory, all);
  }
}

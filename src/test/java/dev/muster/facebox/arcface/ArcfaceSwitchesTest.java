package dev.muster.facebox.arcface;

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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("the switches of the ArcFace dialect, over HTTP")
@ExtendWith(OutputCaptureExtension.class)
class ArcfaceSwitchesTest {

  private static final Map<String, Object> RED =
      Map.of("image", photo(FakeRecogniser.photo(Color.RED, 100)));

  @TempDir Path directory;

  @Test
  @DisplayName("box-order=document: top, right, bottom, left")
  void documentOrder() {
    try (RunningBox box = start("box-order=document")) {
      Map<String, Object> two =
          Map.of("image", photo(FakeRecogniser.twoFaces(Color.RED, Color.BLUE)), "max_face_num", 2);
      assertThat(call(box, "locate", two).path("data").path("locations").toString())
          .isEqualTo("[[10,130,130,10],[140,190,190,140]]");
    }
  }

  @Test
  @DisplayName("threshold: what matches by the engine need not match by the setting")
  void threshold() {
    Map<String, Object> alike =
        Map.of(
            "image1", photo(FakeRecogniser.photo(new Color(200, 100, 0))),
            "image2", photo(FakeRecogniser.photo(new Color(100, 200, 0))));
    try (RunningBox box = start("threshold=0.81")) {
      JsonNode data = call(box, "verify", alike).path("data");
      assertThat(data.path("is_match").asBoolean(true)).isFalse();
      assertThat(data.path("score").asDouble()).isBetween(0.09, 0.11);
    }
    try (RunningBox box = start("threshold=0.79")) {
      assertThat(call(box, "verify", alike).path("data").path("is_match").asBoolean()).isTrue();
    }
  }

  @Test
  @DisplayName("explain: the answer says what was to be signed and what went wrong")
  void explain(CapturedOutput output) {
    Map<String, Object> request = ArcfaceClient.now("SHA256", RED);
    request.put("signType", "SM2");
    String text = ArcfaceClient.signedText(request, ArcfaceClient.SECRET);
    request.put("signType", "SHA256");
    request.put("signData", ArcfaceClient.sha256(text));
    try (RunningBox box = start("explain=true")) {
      JsonNode answer = new ArcfaceClient(box).send("locate", request);

      assertThat(answer.path("code").asInt()).isEqualTo(9800);
      assertThat(answer.path("data").path("msg").asText()).isEqualTo("验签失败");
      assertThat(answer.path("data").path("canonical").asText())
          .startsWith("appId=" + ArcfaceClient.APP + "&data={\"image\":\"")
          .endsWith("&version=1&key=***");
      assertThat(answer.path("data").path("mistakes").toString())
          .isEqualTo("[\"the signed text says signType=SM2, the request does not\"]");
    }
    assertThat(output)
        .contains("refused: [the signed text says signType=SM2, the request does not]")
        .doesNotContain(ArcfaceClient.SECRET)
        .doesNotContain(ArcfaceClient.SM2_KEY)
        .doesNotContain(((String) RED.get("image")).substring(0, 60));
  }

  @Test
  @DisplayName("without explain the refusal is logged without secret, picture or signature")
  void noExplain(CapturedOutput output) {
    Map<String, Object> request = ArcfaceClient.now("SHA256", RED);
    request.put("signData", "wrong");
    try (RunningBox box = start("explain=false")) {
      assertThat(new ArcfaceClient(box).send("locate", request).path("data")).hasSize(2);
    }
    assertThat(output)
        .contains("Signature of app " + ArcfaceClient.APP + " (SHA256) refused")
        .doesNotContain(ArcfaceClient.SECRET)
        .doesNotContain(ArcfaceClient.SM2_KEY)
        .doesNotContain(((String) RED.get("image")).substring(0, 60));
  }

  @Test
  @DisplayName("port: the same box answers there, too")
  void port() throws IOException, InterruptedException {
    int port = freePort();
    String body = ArcfaceClient.json(ArcfaceClient.signed(ArcfaceClient.now("SHA256", RED)));
    try (RunningBox box = start("port=" + port)) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/face2/locate"))
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"face_num\":1");
      assertThat(box.port()).isNotEqualTo(port);
      assertThat(call(box, "locate", RED).path("code").asInt()).isZero();
    }
  }

  @Test
  @DisplayName("no app configured: 9805 for everybody")
  void nobody() {
    try (RunningBox box = RunningBox.start(directory)) {
      assertThat(call(box, "locate", RED).path("code").asInt()).isEqualTo(9805);
    }
  }

  @Test
  @DisplayName("recognition off: 9900")
  void blind() {
    List<String> settings = apps();
    settings.add("--muster.facebox.recognise=false");
    try (RunningBox box = RunningBox.start(directory, settings.toArray(String[]::new))) {
      JsonNode answer = call(box, "locate", RED);
      assertThat(answer.path("code").asInt()).isEqualTo(9900);
      assertThat(answer.path("appId").asText()).isEqualTo(ArcfaceClient.APP);
    }
  }

  @Test
  @DisplayName("a wrong setting stops the start of the box with a sentence, without its secret")
  void wrongSetting(CapturedOutput output) {
    String key = ArcfaceClient.SM2_KEY + "AAAA";

    assertThatThrownBy(() -> start("sm2-private-key=" + key).close())
        .rootCause()
        .hasMessage(
            "muster.facebox.arcface.sm2-private-key is no private key; allowed: base64 of 32"
                + " bytes below the order");
    assertThat(output).doesNotContain(ArcfaceClient.SM2_KEY);
  }

  private RunningBox start(String setting) {
    List<String> settings = apps();
    settings.add("--muster.facebox.arcface." + setting);
    return RunningBox.start(directory, settings.toArray(String[]::new));
  }

  private static List<String> apps() {
    return new ArrayList<>(
        List.of(
            "--muster.facebox.arcface.apps[0].id=" + ArcfaceClient.APP,
            "--muster.facebox.arcface.apps[0].secret=" + ArcfaceClient.SECRET));
  }

  private static JsonNode call(RunningBox box, String call, Map<String, Object> data) {
    return new ArcfaceClient(box).call(call, data);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String photo(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

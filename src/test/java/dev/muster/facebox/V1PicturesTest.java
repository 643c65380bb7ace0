package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "contracts/sophon.md §4.4: pictures by path and by address, liveness, what a match shows")
class V1PicturesTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);
  private static final String MATCH = "/SophonMatch/api/PictureMatch";
  private static final String DETECT = "/SophonFace/api/detect";

  @Test
  @DisplayName("§4.4.5: image_file_path wins over the picture; only the permitted folder is read")
  void byPath(@TempDir Path directory, @TempDir Path images) throws IOException {
    Files.write(images.resolve("red.png"), RED);
    try (RunningBox box = box(directory, "--muster.facebox.images=" + images)) {
      assertThat(match(box, "'image_file_path':'red.png','rgb_image_base64':'%s'", GREEN))
          .extracting(reply -> reply.json().path("identity_id").asText())
          .isEqualTo("red");
      assertThat(match(box, "'image_file_path':'../box.db'", RED).code()).isEqualTo(40003);
      assertThat(match(box, "'image_file_path':'','rgb_image_base64':'%s'", RED).status())
          .isEqualTo(200);
    }
    try (RunningBox box = box(directory)) {
      assertThat(match(box, "'image_file_path':'red.png'", RED).code()).isEqualTo(40003);
    }
  }

  @Test
  @DisplayName("§4.4.2: image_url is refused unless the operator permits it, and bounded then")
  void byUrl(@TempDir Path directory) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean large = exchange.getRequestURI().getPath().equals("/large");
          byte[] body = large ? new byte[6 * 1024 * 1024] : RED;
          boolean found = !exchange.getRequestURI().getPath().equals("/none");
          exchange.sendResponseHeaders(found ? 200 : 404, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          } catch (IOException clientWentAway) {
            assertThat(large).isTrue();
          }
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try (RunningBox box = box(directory)) {
      RunningBox.Reply off = box.post(DETECT, "{\"image_url\":\"" + url + "/red\"}");
      assertThat(off.code()).isEqualTo(40003);
      assertThat(off.json().toString()).contains("muster.facebox.image-urls");
    }
    try (RunningBox box = box(directory, "--muster.facebox.image-urls=true")) {
      assertThat(box.post(DETECT, "{\"image_url\":\"" + url + "/red\"}").data()).isNotEmpty();
      assertThat(box.post(DETECT, "{\"image_url\":\"" + url + "/none\"}").code()).isEqualTo(40003);
      assertThat(box.post(DETECT, "{\"image_url\":\"" + url + "/large\"}").code()).isEqualTo(40007);
      assertThat(box.post(DETECT, "{\"image_url\":\"file:///etc/passwd\"}").code())
          .isEqualTo(40003);
      assertThat(box.post(DETECT, "{\"image_url\":\"::\"}").code()).isEqualTo(40003);
      assertThat(box.post(DETECT, "{}").code()).isEqualTo(40000);
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("§8.4: liveness cannot be judged: refused with 40006, unless told what to answer")
  void liveness(@TempDir Path directory) {
    String infrared = ",'ir_image_base64':'" + RunningBox.base64(GREEN) + "'";
    String picture = "'rgb_image_base64':'%s'";
    try (RunningBox box = box(directory)) {
      RunningBox.Reply refused = match(box, picture + ",'liveness_mode':'liveness_rgb'", RED);
      assertThat(refused.code()).isEqualTo(40006);
      assertThat(refused.json().toString()).contains("muster.facebox.liveness");
      assertThat(match(box, picture + infrared, RED).code()).isEqualTo(40006);
      assertThat(match(box, picture + infrared + ",'liveness_mode':'liveness_off'", RED).status())
          .isEqualTo(200);
      assertThat(match(box, picture + ",'liveness_mode':'often'", RED).code()).isEqualTo(40000);
    }
    try (RunningBox box = box(directory, "--muster.facebox.liveness=fail")) {
      assertThat(match(box, picture + ",'liveness_mode':'liveness_rgb'", RED).code())
          .isEqualTo(40006);
    }
    try (RunningBox box = box(directory, "--muster.facebox.liveness=pass")) {
      assertThat(match(box, picture + ",'liveness_mode':'liveness_rgb_ir'", RED).code())
          .isEqualTo(40006);
      assertThat(match(box, picture + ",'ir_image_base64':'AQID'", RED).code()).isEqualTo(40003);
      assertThat(match(box, picture + infrared + ",'compare_time':5", RED).status()).isEqualTo(200);
      String id =
          box.get("/SophonFace/api/events?datetime_lte=6")
              .data()
              .path(0)
              .path("gate_data")
              .path("ir_image_id")
              .asText();
      assertThat(box.get("/SophonFace/api/event_images/" + id).bytes()).isEqualTo(GREEN);
    }
  }

  @Test
  @DisplayName("§4.4.5: with_attribute, with_debug_info and grab_fiqa_info")
  void shows(@TempDir Path directory) {
    try (RunningBox box = box(directory)) {
      JsonNode answer =
          match(
                  box,
                  "'rgb_image_base64':'%s','with_attribute':true,'with_debug_info':true,'grab_fiqa_info':{'yaw':3}",
                  RED)
              .json();
      assertThat(answer.path("recognize_face_attr").toString())
          .isEqualTo(
              "{\"age\":null,\"gender\":null,\"glasses\":null,\"hat\":null,\"mask\":null,\"expression\":null}");
      assertThat(answer.path("debug_info").path("totaltime").isIntegralNumber()).isTrue();
      assertThat(box.get("/SophonFace/api/events").data().path(0).path("grab_data").toString())
          .isEqualTo("{\"grap_fiqa_info\":{\"yaw\":3}}");
      assertThat(match(box, "'rgb_image_base64':'%s','grab_fiqa_info':3", RED).code())
          .isEqualTo(40000);
    }
  }

  private static RunningBox box(Path directory, String... settings) {
    RunningBox box = RunningBox.start(directory, settings);
    String permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
    return box;
  }

  private static RunningBox.Reply match(RunningBox box, String fields, byte[] photo) {
    return box.post(
        MATCH,
        "{\"device_ip\":\"10.0.0.1\",%s}"
            .formatted(fields.replace('\'', '"').replace("%s", RunningBox.base64(photo))));
  }
}

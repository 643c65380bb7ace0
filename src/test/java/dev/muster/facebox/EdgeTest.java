package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §2.1, the error envelope")
class EdgeTest {

  private static final String USERS = "/SophonFogSys/api/users";
  private static final String MATCH = "/SophonMatch/api/PictureMatch";

  private static RunningBox box;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box =
        RunningBox.start(
            directory, "--muster.facebox.body-limit=100KB", "--muster.facebox.picture-limit=50KB");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName(
      "has code, status, message and chinese_message, and the code's first three digits as HTTP status")
  void envelope() {
    RunningBox.Reply reply = box.get("/no/such/path");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.contentType()).startsWith("application/json");
    assertThat(reply.json().toString())
        .isEqualTo(
            "{\"error\":{\"code\":40400,\"status\":\"NOT_FOUND\","
                + "\"message\":\"resource not found: GET /no/such/path\",\"chinese_message\":\"资源不存在\"}}");
    assertThat(box.send("PATCH", USERS, "application/json", BodyPublishers.noBody()).code())
        .isEqualTo(40400);
  }

  @Test
  @DisplayName("§2.4: an empty body is 40002, a wrong content type 41591 (fog) or 40001 (face)")
  void bodies() {
    assertThat(box.post(USERS, "").code()).isEqualTo(40002);
    assertThat(box.post(MATCH, "").code()).isEqualTo(40002);
    RunningBox.Reply fog = box.send("POST", USERS, "text/plain", BodyPublishers.ofString("{}"));
    assertThat(fog.code()).isEqualTo(41591);
    assertThat(fog.status()).isEqualTo(415);
    assertThat(box.send("POST", MATCH, "text/plain", BodyPublishers.ofString("{}")).code())
        .isEqualTo(40001);
    assertThat(
            box.send("POST", USERS, "application/json; charset=utf-8", BodyPublishers.ofString(""))
                .code())
        .isEqualTo(40002);
  }

  @Test
  @DisplayName("what is no JSON object is 40000")
  void malformed() {
    for (String body :
        new String[] {"{", "[]", "7", "nonsense", "{} {}", "{\"a\":".repeat(200), "{'a':1}"}) {
      RunningBox.Reply reply = box.post(USERS, body);
      assertThat(reply.code()).as(body).isEqualTo(40000);
      assertThat(reply.status()).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("§2.2: a body above the limit is 41300, announced or not")
  void tooLarge() {
    byte[] large =
        "{\"a\":\"%s\"}".formatted("x".repeat(100 * 1024)).getBytes(StandardCharsets.UTF_8);

    RunningBox.Reply announced =
        box.send("POST", USERS, "application/json", BodyPublishers.ofByteArray(large));
    RunningBox.Reply chunked =
        box.send(
            "POST",
            USERS,
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.code()).isEqualTo(41300);
    assertThat(chunked.code()).isEqualTo(41300);
  }

  @Test
  @DisplayName("answers a request line that no server should see in the envelope, too")
  void badRequestLine() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", box.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /a|b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":40000");
    }
  }

  @Test
  @DisplayName("the page names itself, and /status the engine and the counts")
  void status() {
    assertThat(new String(box.get("/").bytes(), StandardCharsets.UTF_8))
        .contains("<title>Face box</title>");
    assertThat(box.get("/status").json().path("engine").asText()).isEqualTo("fake-1");
    assertThat(box.get("/status").json().path("demonstration").asBoolean()).isFalse();
    assertThat(box.get("/status").json().path("people").asInt()).isZero();
  }
}

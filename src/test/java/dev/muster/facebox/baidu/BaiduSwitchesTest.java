package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("the switches of the Baidu dialect, over HTTP")
@ExtendWith(OutputCaptureExtension.class)
class BaiduSwitchesTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final String RED_TEXT = RunningBox.base64(RED);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  @DisplayName("without an app nobody gets a token and no call is answered")
  void nobody() {
    try (RunningBox box = RunningBox.start(directory)) {
      assertThat(
              BaiduClient.token(box, BaiduClient.API_KEY, "x").path("error_description").asText())
          .isEqualTo("unknown client id");
      assertThat(
              box.post("/rest/2.0/face/v3/detect?access_token=24.x", "{}")
                  .json()
                  .path("error_code")
                  .asInt())
          .isEqualTo(110);
    }
  }

  @Test
  @DisplayName("token-life: 111 when it is over, and a new token is good")
  void expiry() {
    try (RunningBox box = start("baidu.token-life=1s")) {
      BaiduClient client = new BaiduClient(box);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(client.call("faceset/group/getlist").toString())
                      .isEqualTo("{\"error_code\":111,\"error_msg\":\"Access token expired\"}"));
      assertThat(new BaiduClient(box).code("faceset/group/getlist")).isZero();
      assertThat(client.token()).contains(".1.");
    }
  }

  @Test
  @DisplayName("token-error-status: the same error with another status")
  void tokenStatus() {
    try (RunningBox box = start("baidu.token-error-status=200")) {
      RunningBox.Reply reply = box.post("/oauth/2.0/token?grant_type=client_credentials", "");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
    }
  }

  @Test
  @DisplayName("§6: qps holds for each interface alone, and is over after a second")
  void qps() {
    try (RunningBox box = start("baidu.qps=1", "baidu.qps-of.[faceset/group/add]=2")) {
      BaiduClient client = new BaiduClient(box);
      assertThat(client.code("faceset/group/getlist")).isZero();
      assertThat(client.call("faceset/group/getlist").toString())
          .isEqualTo("{\"error_code\":18,\"error_msg\":\"Open api qps request limit reached\"}");
      assertThat(client.code("faceset/group/add", "group_id", "a")).isZero();
      assertThat(client.code("faceset/group/add", "group_id", "b")).isZero();
      assertThat(client.code("faceset/group/add", "group_id", "c")).isEqualTo(18);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(client.code("faceset/group/add", "group_id", "c")).isZero());
    }
  }

  @Test
  @DisplayName("daily-quota is 17 until the box's next day in Beijing, total-quota 19 for ever")
  void quotas() {
    try (RunningBox box = start("baidu.daily-quota=2", "baidu.total-quota=3", "admin=true")) {
      BaiduClient client = new BaiduClient(box);
      assertThat(client.code("faceset/group/getlist")).isZero();
      assertThat(client.code("faceset/group/getlist")).isZero();
      assertThat(client.call("faceset/group/getlist").toString())
          .isEqualTo("{\"error_code\":17,\"error_msg\":\"Open api daily request limit reached\"}");
      assertThat(client.code("faceset/group/add", "group_id", "a")).isZero();
      box.put("/admin/clock", "{\"shift\":\"1d\"}");
      assertThat(client.code("faceset/group/getlist")).isZero();
      assertThat(client.call("faceset/group/getlist").toString())
          .isEqualTo("{\"error_code\":19,\"error_msg\":\"Open api total request limit reached\"}");
    }
  }

  @Test
  @DisplayName(
      "generation y2018: 10 faces, 20 groups, threshold 80, chin, more than 20 faces a user")
  void oldGeneration() {
    try (RunningBox box = start("baidu.generation=y2018")) {
      BaiduClient client = new BaiduClient(box);
      client.enrol("g", "u", RED);
      Map<String, Object> fields = BaiduClient.image(BLUE);
      fields.put("group_id_list", "g");
      fields.put("face_field", "quality,beauty");
      assertThat(code(client, "search", fields)).isEqualTo(222207);
      fields.put("group_id_list", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,g");
      assertThat(code(client, "search", fields)).isEqualTo(223100);
      fields.put("max_face_num", 11);
      assertThat(code(client, "detect", fields)).isEqualTo(222016);
      fields.put("max_face_num", 10);
      assertThat(
              client
                  .send("detect", BaiduClient.json(fields))
                  .at("/result/face_list/0/quality/occlusion")
                  .has("chin"))
          .isTrue();
      for (int i = 0; i < 21; i++) {
        client.enrol("g", "u", FakeRecogniser.photo(Color.RED, 60 + i));
      }
    }
  }

  @Test
  @DisplayName("strict-ids: 48 bytes")
  void strictIds() {
    try (RunningBox box = start("baidu.strict-ids=true")) {
      BaiduClient client = new BaiduClient(box);
      assertThat(client.code("faceset/group/add", "group_id", "x".repeat(48))).isZero();
      assertThat(client.code("faceset/group/add", "group_id", "x".repeat(49))).isEqualTo(222006);
    }
  }

  @Test
  @DisplayName("faces: a full box takes no more, and says 222300")
  void full() {
    try (RunningBox box = start("baidu.faces=2")) {
      BaiduClient client = new BaiduClient(box);
      client.enrol("g", "u", RED);
      client.enrol("g", "v", BLUE);
      client.call("faceset/group/add", "group_id", "h");
      Map<String, Object> fields = BaiduClient.image(FakeRecogniser.photo(Color.GREEN));
      fields.put("group_id", "g");
      fields.put("user_id", "w");
      assertThat(code(client, "faceset/user/add", fields)).isEqualTo(222300);
      assertThat(
              client.code(
                  "faceset/user/copy", "user_id", "u", "src_group_id", "g", "dst_group_id", "h"))
          .isEqualTo(222300);
      client.call("faceset/user/delete", "group_id", "g", "user_id", "u");
      assertThat(code(client, "faceset/user/add", fields)).isZero();
    }
  }

  @Test
  @DisplayName(
      "search-delay: a new face is not found at first; deletion-delay: a group stays a while")
  void delays() {
    try (RunningBox box = start("baidu.search-delay=1h", "baidu.deletion-delay=1h", "admin=true")) {
      BaiduClient client = new BaiduClient(box);
      client.enrol("g", "u", RED);
      assertThat(find(client, RED, "g")).isEqualTo(222207);
      assertThat(client.code("faceset/user/get", "group_id", "g", "user_id", "u")).isZero();
      box.put("/admin/clock", "{\"shift\":\"61m\"}");
      assertThat(find(client, RED, "g")).isZero();

      assertThat(client.code("faceset/group/delete", "group_id", "g")).isZero();
      assertThat(find(client, RED, "g")).isZero();
      box.put("/admin/clock", "{\"shift\":\"125m\"}");
      assertThat(find(client, RED, "g")).isEqualTo(223100);
      assertThat(client.call("faceset/group/getlist").at("/result/group_id_list")).isEmpty();
    }
  }

  @Test
  @DisplayName("§1.10: a token of no library is forgotten after an hour, a registered one is not")
  void tokenLife() {
    try (RunningBox box = start("admin=true")) {
      BaiduClient client = new BaiduClient(box);
      String seen = token(client.send("detect", BaiduClient.json(BaiduClient.image(BLUE))));
      String kept = client.enrol("g", "u", RED).path("face_token").asText();
      assertThat(client.code("detect", "image", seen, "image_type", "FACE_TOKEN")).isZero();
      box.put("/admin/clock", "{\"shift\":\"61m\"}");
      assertThat(client.code("detect", "image", seen, "image_type", "FACE_TOKEN"))
          .isEqualTo(222209);
      assertThat(client.code("detect", "image", kept, "image_type", "FACE_TOKEN")).isZero();
    }
  }

  @Test
  @DisplayName("liveness: refuse is 216102, fail is 223120, for what asks for it and nothing else")
  void liveness() {
    Map<String, Object> plain = BaiduClient.image(RED);
    Map<String, Object> asking = BaiduClient.image(RED);
    asking.put("liveness_control", "LOW");
    try (RunningBox box = start()) {
      BaiduClient client = new BaiduClient(box);
      assertThat(code(client, "detect", plain)).isZero();
      assertThat(code(client, "detect", asking)).isEqualTo(216102);
      assertThat(client.list("faceverify", List.of(plain)).path("error_code").asInt())
          .isEqualTo(216102);
    }
    try (RunningBox box = start("liveness=fail")) {
      BaiduClient client = new BaiduClient(box);
      JsonNode declined = client.send("detect", BaiduClient.json(asking));
      assertThat(declined.path("error_code").asInt()).isEqualTo(223120);
      assertThat(declined.path("error_msg").asText()).isEqualTo("liveness check fail");
      assertThat(client.list("faceverify", List.of(plain)).at("/result/face_liveness").asDouble())
          .isLessThan(0.05);
    }
  }

  @Test
  @DisplayName("recognise=false: what needs a picture is 216102, the rest works")
  void withoutRecognition() {
    try (RunningBox box = start("recognise=false")) {
      BaiduClient client = new BaiduClient(box);
      assertThat(code(client, "detect", BaiduClient.image(RED))).isEqualTo(216102);
      assertThat(client.code("faceset/group/add", "group_id", "g")).isZero();
    }
  }

  @Test
  @DisplayName("image-urls: a picture that the box may fetch")
  void url() {
    try (RunningBox box = start("image-urls=true")) {
      BaiduClient client = new BaiduClient(box);
      String permission = box.permission("p");
      box.person("7", permission, RED);
      String id =
          box.get("/SophonFogSys/api/users?identity_id=7").json().findValue("image_id").asText();
      String address = "http://127.0.0.1:" + box.port() + "/SophonFace/api/images/" + id;
      assertThat(client.code("detect", "image", address, "image_type", "URL")).isZero();
    }
  }

  @Test
  @DisplayName("box-people: the people of the box are users of its face groups, to read only")
  void boxPeople() {
    try (RunningBox box = start("baidu.box-people=true")) {
      BaiduClient client = new BaiduClient(box);
      String permission = box.permission("p");
      box.person("7", permission, RED);
      box.person("not-for-baidu", permission, BLUE);
      client.enrol("own", "u", BLUE);

      assertThat(client.call("faceset/group/getlist").at("/result/group_id_list").toString())
          .isEqualTo("[\"own\",\"default_group\"]");
      assertThat(
              client
                  .call("faceset/group/getusers", "group_id", "default_group")
                  .at("/result/user_id_list")
                  .toString())
          .isEqualTo("[\"7\"]");
      assertThat(client.call("faceset/user/get", "group_id", "@ALL", "user_id", "7").at("/result"))
          .hasToString(
              "{\"user_list\":[{\"user_info\":\"name of 7\",\"group_id\":\"default_group\"}]}");
      assertThat(
              client
                  .call("faceset/face/getlist", "group_id", "default_group", "user_id", "7")
                  .at("/result/face_list"))
          .hasSize(1);
      Map<String, Object> search = BaiduClient.image(RED);
      search.put("group_id_list", "own,default_group");
      search.put("match_threshold", 80);
      JsonNode found = client.send("search", BaiduClient.json(search)).at("/result/user_list");
      assertThat(found.findValuesAsText("user_id")).containsExactly("7");
      assertThat(found.path(0).path("score").asDouble()).isGreaterThan(99);

      assertThat(client.code("faceset/user/delete", "group_id", "default_group", "user_id", "7"))
          .isEqualTo(223100);
      client.enrol("default_group", "7", BLUE, "user_info", "mine");
      assertThat(
              client
                  .call("faceset/user/get", "group_id", "default_group", "user_id", "7")
                  .at("/result/user_list/0/user_info")
                  .asText())
          .isEqualTo("mine");
      assertThat(find(client, RED, "default_group")).isEqualTo(222207);
    }
  }

  @Test
  @DisplayName("by itself the library is empty, whoever is on the box")
  void apart() {
    try (RunningBox box = start()) {
      BaiduClient client = new BaiduClient(box);
      box.person("7", box.permission("p"), RED);
      assertThat(client.call("faceset/group/getlist").at("/result/group_id_list")).isEmpty();
      client.enrol("default_group", "7", BLUE);
      assertThat(box.get("/SophonFogSys/api/users?identity_id=7").json().toString())
          .contains("name of 7");
      client.call("faceset/group/delete", "group_id", "default_group");
      assertThat(box.get("/SophonFogSys/api/users?identity_id=7").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("no key, token or picture is logged, whatever goes wrong")
  void logs(CapturedOutput output) {
    try (RunningBox box = start()) {
      BaiduClient client = new BaiduClient(box);
      client.enrol("g", "u", RED);
      client.with(client.token() + "0").call("detect");
      client.code("detect", "image", "!" + RED_TEXT, "image_type", "BASE64");
      BaiduClient.token(box, BaiduClient.API_KEY, "wrong-secret");
      box.get("/oauth/2.0/none?client_secret=" + BaiduClient.SECRET_KEY);
      assertThat(output.getAll())
          .doesNotContain(BaiduClient.API_KEY, BaiduClient.SECRET_KEY, "wrong-secret")
          .doesNotContain(client.token(), RED_TEXT.substring(0, 60));
    }
  }

  @Test
  @DisplayName("a body in pieces without a length is bounded, too")
  void chunked() {
    try (RunningBox box = start("baidu.body-limit=1MB", "baidu.picture-limit=1MB")) {
      BaiduClient client = new BaiduClient(box);
      byte[] large = new byte[2 << 20];
      RunningBox.Reply reply =
          box.send(
              "POST",
              client.path("detect"),
              "application/json",
              BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.json().path("error_code").asInt()).isEqualTo(216202);
    }
  }

  private static String token(JsonNode answer) {
    return answer.at("/result/face_list/0/face_token").asText();
  }

  private static int find(BaiduClient client, byte[] photo, String group) {
    Map<String, Object> fields = BaiduClient.image(photo);
    fields.put("group_id_list", group);
    fields.put("match_threshold", 80);
    return code(client, "search", fields);
  }

  private static int code(BaiduClient client, String call, Map<String, Object> fields) {
    return client.send(call, BaiduClient.json(fields)).path("error_code").asInt(-1);
  }

  private RunningBox start(String... settings) {
    return RunningBox.start(
        directory.resolve("box" + System.nanoTime()), BaiduClient.settings(settings));
  }
}

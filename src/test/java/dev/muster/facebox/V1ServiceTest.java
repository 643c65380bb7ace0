package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.6: gate, relays, picture store, login, licence")
class V1ServiceTest {

  private static final String GATE = "/SophonFogSys/api/GateControllerMode";
  private static final String ACTION = "/SophonFogSys/api/EventAction";
  private static final String LOGIN = "/SophonConfig/api/login";
  private static final String PASSWORD = "/SophonConfig/api/password";

  private static RunningBox box;
  private static int systemPort;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      systemPort = free.getLocalPort();
    }
    box = RunningBox.start(directory, "--muster.facebox.system-port=" + systemPort);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("GateControllerMode is opendoor at first and what was set afterwards")
  void gate() {
    assertThat(box.get(GATE).json().toString())
        .isEqualTo("{\"data\":{\"controller_mode\":\"opendoor\"}}");
    assertThat(box.post(GATE, "{\"controller_mode\":\"avoid\"}").json().toString())
        .isEqualTo("{\"data\":{\"controller_mode\":\"avoid\"}}");
    assertThat(box.get(GATE).data().path("controller_mode").asText()).isEqualTo("avoid");
    assertThat(
            box.get("/SophonConfig/api/Configs/EVENT_WORK_MODE")
                .data()
                .path("EVENT_WORK_MODE")
                .asText())
        .isEqualTo("avoid");
    assertThat(box.post(GATE, "{\"controller_mode\":\"\"}").code()).isEqualTo(40091);
  }

  @Test
  @DisplayName("EventAction writes down what the relays were told, all or none")
  void relays() {
    String good =
        "{\"action_ip\":\"10.0.0.9\",\"action_port\":8899,\"action_mode\":\"opendoor\",\"logic_port\":1}";

    assertThat(box.put(ACTION, "{\"action\":[" + good + "]}").json().toString())
        .isEqualTo("{\"data\":{\"message\":\"send action success\",\"action_mode\":\"opendoor\"}}");

    assertThat(box.get(ACTION).data().path("action")).hasSize(1);
    assertThat(box.get(ACTION).data().path("action").path(0).path("action_duration").asInt())
        .isEqualTo(5);
    for (String wrong :
        new String[] {
          "",
          "7",
          good.replace("opendoor", "explode"),
          good.replace("8899", "0"),
          good.replace("\"logic_port\":1", "\"action_duration\":255"),
          good.replace("\"action_port\":8899,", ""),
        }) {
      String list = wrong.isEmpty() ? "[]" : "[" + good + "," + wrong + "]";
      assertThat(box.put(ACTION, "{\"action\":" + list + "}").code()).as(wrong).isEqualTo(40091);
    }
    assertThat(box.get(ACTION).data().path("action")).hasSize(1);
  }

  @Test
  @DisplayName("ImagePathStatusQuery names the folder of the appliance")
  void imagePath() {
    String path = "/SophonFogSys/api/ImagePathStatusQuery";
    assertThat(box.post(path, "").json().toString())
        .isEqualTo(
            "{\"data\":{\"image_path\":\"/data/events\",\"available\":true,\"message\":\"\",\"english_message\":\"\"}}");
    box.put("/SophonConfig/api/Configs", "{\"config_dict\":{\"EVENT_IMAGE_PATH\":\"remote\"}}");
    assertThat(box.post(path, "{}").data().path("image_path").asText()).isEqualTo("/data2/events");
  }

  @Test
  @DisplayName(
      "login is a boolean; who knows the old password can change it; the other user keeps his")
  void login() {
    assertThat(box.post(LOGIN, user("linaro", "'password':'linaro'")).json().toString())
        .isEqualTo("{\"data\":{\"success\":true}}");
    assertThat(success(PASSWORD, user("linaro", "'old_password':'wrong','new_password':'n'")))
        .isFalse();
    assertThat(success(PASSWORD, user("linaro", "'old_password':'linaro','new_password':'新'")))
        .isTrue();
    assertThat(success(LOGIN, user("linaro", "'password':'新'"))).isTrue();
    assertThat(success(LOGIN, user("linaro", "'password':'linaro'"))).isFalse();
    assertThat(success(LOGIN, user("linaro", "'password':''"))).isFalse();
    assertThat(success(LOGIN, user("admin", "'password':'admin'"))).isTrue();
    assertThat(success(LOGIN, user("root", "'password':'root'"))).isFalse();
    assertThat(box.post(LOGIN, user("admin", "'password':1")).code()).isEqualTo(40091);
    assertThat(box.post(PASSWORD, user("admin", "'old_password':'admin','new_password':''")).code())
        .isEqualTo(40091);
  }

  @Test
  @DisplayName("DevSno and LoginUrl are set and read; empty is a value")
  void licence() {
    String serial = "/SophonMQ/api/DevSno";
    assertThat(box.put(serial, "{\"dev_sno\":\"TJGSDX000120190726103455\"}").json().toString())
        .isEqualTo(
            "{\"data\":{\"dev_sno\":\"TJGSDX000120190726103455\",\"response\":\"TJGSDX000120190726103455\"}}");
    assertThat(box.get(serial).data().path("dev_sno").asText())
        .isEqualTo("TJGSDX000120190726103455");
    assertThat(box.put(serial, "{\"dev_sno\":\"\"}").status()).isEqualTo(200);
    assertThat(box.put(serial, "{}").code()).isEqualTo(40091);
    String url = "/SophonMQ/api/LoginUrl";
    box.put(url, "{\"login_url\":\"http://a/login\"}");
    assertThat(box.get(url).json().toString())
        .isEqualTo("{\"data\":{\"response\":\"http://a/login\"}}");
  }

  @Test
  @DisplayName("§1.1: the second port answers as the first")
  void secondPort() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + systemPort + LOGIN))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(user("admin", "'password':'admin'")))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("{\"data\":{\"success\":true}}");
  }

  @Test
  @DisplayName("§4.2: GroupUsers adds and removes people, who then are, or are not, compared there")
  void groupUsers() {
    String permission = box.permission("night-shift");
    box.person("ann", permission, FakeRecogniser.photo(Color.RED));
    box.person("ben", permission, FakeRecogniser.photo(Color.BLUE));
    box.post("/SophonFogSys/api/groups", "{\"group_name\":\"night\",\"description\":\"\"}");

    assertThat(groupUsers("PUT", "night", "'ann','ben'", true).json().toString())
        .isEqualTo("{\"data\":{\"group_name\":\"night\",\"identity_id\":[\"ann\",\"ben\"]}}");
    assertThat(passesAtNight(FakeRecogniser.photo(Color.RED))).isTrue();
    assertThat(groupUsers("DELETE", "night", "'ann'", true).json().toString())
        .isEqualTo(
            "{\"data\":{\"group_name\":\"night\",\"identity_id\":[\"ben\"],\"message\":\"have remove from group success\"}}");
    assertThat(passesAtNight(FakeRecogniser.photo(Color.RED))).isFalse();
    assertThat(groupUsers("PUT", "night", "'ben'", false).json().toString())
        .isEqualTo("{\"data\":{\"group_name\":\"night\"}}");
    assertThat(groupUsers("PUT", "none", "'ann'", false).code()).isEqualTo(40491);
    assertThat(groupUsers("PUT", "night", "'ann','nobody'", false).code()).isEqualTo(40401);
    assertThat(passesAtNight(FakeRecogniser.photo(Color.RED))).isFalse();
    assertThat(groupUsers("PUT", "night", "", false).code()).isEqualTo(40091);
  }

  @Test
  @DisplayName("§4.1.5: user_recursive_delete takes the people of the permission group as well")
  void recursive() {
    String permission = box.permission("leavers");
    box.person("leaver", permission, FakeRecogniser.photo(Color.GREEN));

    assertThat(
            box.delete(
                    "/SophonFogSys/api/permissions",
                    "{\"permission_name\":\"leavers\",\"user_recursive_delete\":true}")
                .data()
                .path("message")
                .asText())
        .isEqualTo("delete the permission info and the user in the permission");
    assertThat(box.get("/SophonFogSys/api/users?identity_id=leaver").code()).isEqualTo(40401);
  }

  private static boolean passesAtNight(byte[] photo) {
    return box.post(
            "/SophonMatch/api/PictureMatch",
            "{\"group_name\":\"night\",\"permission_name\":\"night-shift\",\"rgb_image_base64\":\"%s\"}"
                .formatted(RunningBox.base64(photo)))
        .json()
        .path("retcode")
        .asText()
        .equals("1");
  }

  private static RunningBox.Reply groupUsers(
      String method, String group, String ids, boolean withIds) {
    return box.json(
        method,
        "/SophonFogSys/api/GroupUsers",
        "{'group_name':'%s','identity_id':[%s],'with_identity_id':%s}"
            .formatted(group, ids, withIds)
            .replace('\'', '"'));
  }

  private static String user(String name, String more) {
    return "{\"username\":\"" + name + "\"," + more.replace('\'', '"') + "}";
  }

  private static boolean success(String path, String body) {
    return box.post(path, body).data().path("success").asBoolean();
  }
}

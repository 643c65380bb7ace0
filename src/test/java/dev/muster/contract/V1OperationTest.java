package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.6: gate, relay, score mapping, storage, login, licence, v1")
class V1OperationTest {

  private static final String GATE = "/SophonFogSys/api/GateControllerMode";
  private static final String ACTION = "/SophonFogSys/api/EventAction";
  private static final String SCORE = "/SophonFogSys/api/PrettyScore";
  private static final String STORE = "/SophonFogSys/api/ImagePathStatusQuery";
  private static final String LOGIN = "/SophonConfig/api/login";
  private static final String PASSWORD = "/SophonConfig/api/password";
  private static final String SERIAL = "/SophonMQ/api/DevSno";
  private static final String LOGIN_URL = "/SophonMQ/api/LoginUrl";

  private final V1 box;

  V1OperationTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("GET GateControllerMode answers the mode")
  void gateMode() {
    assertThat(V1.data(box.get(GATE)).path("controller_mode").asText()).isNotEmpty();
  }

  @Test
  @EmbeddedOnly("changes what the doors do")
  @DisplayName("POST GateControllerMode sets opendoor (default), alarm, avoid")
  void setGateMode() {
    assertThat(V1.data(box.get(GATE)).path("controller_mode").asText()).isEqualTo("opendoor");
    for (String mode : List.of("alarm", "avoid", "opendoor")) {
      assertThat(V1.data(box.post(GATE, Json.object("controller_mode", mode))))
          .isEqualTo(Json.object("controller_mode", mode));
      assertThat(V1.data(box.get(GATE)).path("controller_mode").asText()).isEqualTo(mode);
    }
  }

  @Test
  @EmbeddedOnly("opens a door")
  @DisplayName("PUT EventAction answers message and action_mode")
  void eventAction() {
    JsonNode data =
        V1.data(
            box.put(
                ACTION,
                Json.object(
                    "action",
                    List.of(
                        Json.object(
                            "action_ip",
                            "127.0.0.1",
                            "action_port",
                            9,
                            "action_mode",
                            "opendoor",
                            "action_duration",
                            5,
                            "logic_port",
                            0)))));
    assertThat(data.path("action_mode").asText()).isEqualTo("opendoor");
    assertThat(data.path("message").isTextual()).isTrue();
  }

  @Nested
  @DisplayName("PrettyScore")
  class PrettyScore {

    @Test
    @DisplayName("GET answers three numbers from 0 to 100")
    void get() {
      JsonNode range = V1.data(box.get(SCORE)).path("threshold_range");
      assertThat(range).hasSize(3);
      assertThat(range.path(0).asDouble()).isZero();
      assertThat(range.path(2).asDouble()).isEqualTo(100);
    }

    @Test
    @EmbeddedOnly("§8.2 inferred, and changes the scores of everybody")
    @DisplayName("§8.2: PUT moves the middle, and stored settings follow")
    void put() {
      try (Box own = Box.start()) {
        V1 other = new V1(own);
        assertThat(V1.data(other.get(SCORE)).path("threshold_range"))
            .isEqualTo(Json.read("[0.0,82.0,100.0]"));
        assertThat(
                V1.data(other.put(SCORE, Json.object("threshold_range", List.of(0.0, 55.0, 100.0))))
                    .path("threshold_range"))
            .isEqualTo(Json.read("[0.0,55.0,100.0]"));

        JsonNode configs = V1.data(other.get(V1.CONFIGS));
        assertThat(configs.path("THRESHOLD_RANGE").asText()).isEqualTo("0.0,55.0,100.0");
        assertThat(configs.path("FIRST_SCORE_FUNC_A").asDouble()).isBetween(99.99, 100.01);
        assertThat(configs.path("SECOND_SCORE_FUNC_A").asDouble()).isBetween(99.99, 100.01);
        assertThat(configs.path("SECOND_SCORE_FUNC_B").asDouble()).isBetween(-0.01, 0.01);
      }
    }

    @Test
    @EmbeddedOnly("changes the scores of everybody")
    @DisplayName("PUT refuses what is no rising range")
    void refused() {
      for (Object range : List.of(List.of(0, 100), List.of(0, 101, 100))) {
        assertThat(box.put(SCORE, Json.object("threshold_range", range)).status())
            .as("%s", range)
            .isNotEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("POST ImagePathStatusQuery says where pictures go and whether that works")
  void imagePath() {
    JsonNode data = V1.data(box.post(STORE, Json.object()));
    assertThat(data.path("image_path").asText()).startsWith("/data");
    assertThat(data.path("available").asBoolean()).isTrue();
    assertThat(data.path("message").isTextual()).isTrue();
    assertThat(data.path("english_message").isTextual()).isTrue();
  }

  @Nested
  @DisplayName("login and password (§1.1: default admin / admin; port 8888 of a real box)")
  class Login {

    @Test
    @EmbeddedOnly("a real box has another password, one hopes")
    @DisplayName("answers a boolean and no token")
    void login() {
      Reply reply = system("POST", LOGIN, Json.object("username", "admin", "password", "admin"));
      assertThat(V1.data(reply)).isEqualTo(Json.object("success", true));
    }

    @Test
    @EmbeddedOnly("a real box might lock the account")
    @DisplayName("a wrong password is not success")
    void wrong() {
      Reply reply =
          system("POST", LOGIN, Json.object("username", "admin", "password", box.box().fresh("x")));
      assertThat(reply.ok() && reply.data().path("success").asBoolean()).isFalse();
    }

    @Test
    @EmbeddedOnly("changes the password")
    @DisplayName("the password can be changed by who knows the old one")
    void change() {
      assertThat(V1.data(system("POST", PASSWORD, change("admin", "n3w"))))
          .isEqualTo(Json.object("success", true));
      assertThat(
              V1.data(system("POST", LOGIN, Json.object("username", "admin", "password", "n3w")))
                  .path("success")
                  .asBoolean())
          .isTrue();
      Reply wrong = system("POST", PASSWORD, change("admin", "other"));
      assertThat(wrong.ok() && wrong.data().path("success").asBoolean()).isFalse();
      V1.data(system("POST", PASSWORD, change("n3w", "admin")));
    }

    private Object change(String old, String fresh) {
      return Json.object("username", "admin", "old_password", old, "new_password", fresh);
    }

    private Reply system(String method, String path, Object body) {
      return box.box().wire().json(method, path, body);
    }
  }

  @Nested
  @DisplayName("MQ paths that stand beside both generations")
  class Licence {

    @Test
    @EmbeddedOnly("changes the licence number")
    @DisplayName("DevSno is set and read")
    void serial() {
      V1.data(box.put(SERIAL, Json.object("dev_sno", "TJGSDX000120190726103455")));
      JsonNode data = V1.data(box.get(SERIAL));
      assertThat(data.path("dev_sno").asText(data.path("response").asText()))
          .isEqualTo("TJGSDX000120190726103455");
      V1.data(box.put(SERIAL, Json.object("dev_sno", "")));
    }

    @Test
    @EmbeddedOnly("changes the login address")
    @DisplayName("LoginUrl is set and read")
    void loginUrl() {
      V1.data(box.put(LOGIN_URL, Json.object("login_url", "http://127.0.0.1:9/login")));
      assertThat(V1.data(box.get(LOGIN_URL)).path("response").asText())
          .isEqualTo("http://127.0.0.1:9/login");
      V1.data(box.put(LOGIN_URL, Json.object("login_url", "")));
    }
  }
}

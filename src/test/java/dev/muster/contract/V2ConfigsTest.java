package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §5.5, §5.6: configuration, data, login, v2")
class V2ConfigsTest {

  private final V2 box;

  V2ConfigsTest(V2 box) {
    this.box = box;
  }

  @Test
  @DisplayName("getconfigs gives all keys, or one")
  void get() {
    JsonNode all = box.answer("getconfigs");
    assertThat(Json.keys(all)).contains("MATCH_THRESHOLD", "HISTORY_EVENT_UPLOAD_URL");
    assertThat(box.answer("getconfigs", "config_name", "MATCH_THRESHOLD"))
        .isEqualTo(Json.object("MATCH_THRESHOLD", all.path("MATCH_THRESHOLD")));
  }

  @Test
  @EmbeddedOnly("a real box has been configured by somebody")
  @DisplayName("§5.6: the documented defaults")
  void defaults() {
    try (Box own = Box.start()) {
      JsonNode all = new V2(own).answer("getconfigs");
      assertThat(all.path("HISTORY_EVENT_UPLOAD_URL").asText("?")).isEmpty();
      assertThat(all.path("HISTORY_REPORT_PEROID").asInt()).isEqualTo(5);
      assertThat(all.path("MEDIA_DEVICE_MONITOR_URL").asText("?")).isEmpty();
      assertThat(all.path("MEDIA_DEVICE_MONITOR_REPORT_PEROID").asInt()).isEqualTo(60);
      assertThat(all.path("GATE_WORK_MODE").asText()).isEqualTo("local");
      assertThat(all.path("GATE_DUPLICATE_REMOVAL_TIMEOUT").asInt()).isEqualTo(6);
      assertThat(all.path("GATE_SUPPORT_STRANGER_GROUP").asBoolean(true)).isFalse();
      assertThat(all.path("GATE_PASS_MODE").asText()).isEqualTo("normal");
      assertThat(all.path("GATE_APPLY_MODE").asText()).isEqualTo("recognize");
      assertThat(all.path("GATE_BOX_USAGE").asText()).isEqualTo("normal");
      assertThat(all.path("GATE_EVENT_IMAGE_PATH").asText()).isEqualTo("local");
      assertThat(all.path("GATE_DEFAULT_GROUP_SIZE").asInt()).isEqualTo(100_000);
      assertThat(all.path("GATE_STRANGER_GROUP_SIZE").asInt()).isEqualTo(30_000);
      assertThat(all.path("MATCH_THRESHOLD").asDouble()).isEqualTo(82);
      assertThat(all.path("REGN_MIN_FACE").asInt()).isEqualTo(40);
      assertThat(all.path("REGN_POSE_THRESH").asText()).isEqualTo("high");
      assertThat(all.path("REGN_IMAGE_TYPE").asText()).isEqualTo("all");
      assertThat(all.path("GRAB_IMAGE_TYPE").asText()).isEqualTo("recognize_face");
      assertThat(all.path("GRAB_THRESHOLD").asInt()).isEqualTo(44);
    }
  }

  @Test
  @EmbeddedOnly("changes the configuration")
  @DisplayName("setconfigs echoes the new values; v1 sees the same store")
  void set() {
    try (Box own = Box.start()) {
      V2 fresh = new V2(own);
      assertThat(fresh.answer("setconfigs", "config_dict", Json.object("MATCH_THRESHOLD", 90)))
          .isEqualTo(Json.object("MATCH_THRESHOLD", 90));
      assertThat(V1.data(new V1(own).get(V1.CONFIGS + "/THRESHOLD")).path("THRESHOLD").asDouble())
          .isEqualTo(90);
    }
  }

  @Test
  @EmbeddedOnly("changes the configuration")
  @DisplayName("setconfigs: one bad item is CONFIG_ITEM_FAIL, the good ones stay applied")
  void partly() {
    try (Box own = Box.start()) {
      V2 fresh = new V2(own);
      fresh.refused(
          fresh.call(
              "setconfigs",
              "config_dict",
              Json.object("GATE_PASS_MODE", "allpass", "MATCH_THRESHOLD", 101)),
          "CONFIG_ITEM_FAIL",
          "MATCH_THRESHOLD");
      JsonNode all = fresh.answer("getconfigs");
      assertThat(all.path("GATE_PASS_MODE").asText()).isEqualTo("allpass");
      assertThat(all.path("MATCH_THRESHOLD").asDouble()).isEqualTo(82);
    }
  }

  @Test
  @EmbeddedOnly("read only by §5.6, but a real box might obey")
  @DisplayName("§5.6: GATE_PRODUCT_TYPE is read only")
  void readOnly() {
    box.refused(
        box.call("setconfigs", "config_dict", Json.object("GATE_PRODUCT_TYPE", "SE3")),
        "CONFIG_ITEM_FAIL",
        "GATE_PRODUCT_TYPE");
  }

  @Test
  @DisplayName("checkeventimagepath says where pictures go and whether that works")
  void imagePath() {
    JsonNode answer = box.answer("checkeventimagepath");
    assertThat(answer.path("event_image_path").asText()).startsWith("/data");
    assertThat(answer.path("available").asBoolean()).isTrue();
  }

  @Nested
  @DisplayName("login, changepassword")
  class Login {

    @Test
    @EmbeddedOnly("a real box has another password, one hopes")
    @DisplayName("admin / admin is the default; no token is given")
    void login() {
      assertThat(box.answer("login", "username", "admin", "password", "admin"))
          .isEqualTo(Json.object("result", true));
    }

    @Test
    @EmbeddedOnly("a real box might lock the account")
    @DisplayName("a wrong password is PASSWORD_ERROR")
    void wrong() {
      box.refused(
          box.call("login", "username", "admin", "password", box.box().fresh("x")),
          "PASSWORD_ERROR");
    }

    @Test
    @EmbeddedOnly("changes the password")
    @DisplayName("the password can be changed by who knows the old one")
    void change() {
      try (Box own = Box.start()) {
        V2 fresh = new V2(own);
        fresh.refused(change(fresh, "wrong"), "PASSWORD_ERROR");
        assertThat(V2.answer(change(fresh, "admin"))).isEqualTo(Json.object("result", true));
        fresh.answer("login", "username", "admin", "password", "n3w");
        fresh.refused(
            fresh.call("login", "username", "admin", "password", "admin"), "PASSWORD_ERROR");
      }
    }

    private Reply change(V2 box, String old) {
      return box.call(
          "changepassword", "username", "admin", "old_password", old, "new_password", "n3w");
    }
  }

  @Nested
  @EmbeddedOnly("wipes the box")
  @DisplayName("wipedata")
  class Wipe {

    @Test
    @DisplayName("users takes people, permission groups and devices, and leaves events")
    void users() {
      try (Box own = Box.start("--muster.facebox.restart-time=100ms")) {
        V2 fresh = furnished(own);
        assertThat(fresh.answer("wipedata", "users", true)).isEqualTo(Json.object("result", true));
        afterRestart(
            () -> {
              assertThat(total(fresh, "getidentities")).isZero();
              assertThat(total(fresh, "getpermissions")).isZero();
              assertThat(fresh.answer("getmediadevices").path("devices")).isEmpty();
              assertThat(total(fresh, "getevents")).isEqualTo(1);
            });
      }
    }

    @Test
    @DisplayName("all takes everything and puts the settings back")
    void all() {
      try (Box own = Box.start("--muster.facebox.restart-time=100ms")) {
        V2 fresh = furnished(own);
        fresh.answer("setconfigs", "config_dict", Json.object("GATE_PASS_MODE", "allpass"));
        assertThat(fresh.answer("wipedata", "all", true)).isEqualTo(Json.object("result", true));
        afterRestart(
            () -> {
              assertThat(total(fresh, "getidentities")).isZero();
              assertThat(total(fresh, "getevents")).isZero();
              assertThat(fresh.answer("getconfigs").path("GATE_PASS_MODE").asText())
                  .isEqualTo("normal");
            });
      }
    }

    @Test
    @DisplayName("exactly one of users, events, all must be true")
    void exactlyOne() {
      for (ObjectNode body :
          List.of(Json.object("users", true, "events", true), Json.object("users", false))) {
        Reply reply = box.call("wipedata", body);
        assertThat(reply.status()).as("%s", body).isNotEqualTo(200);
        assertThat(reply.error().path("code").asText())
            .isIn("INVALID_ARGUMENTS", "MISSING_ARGUMENTS");
      }
    }

    private V2 furnished(Box own) {
      V2 fresh = new V2(own);
      V2.Group group = fresh.permission();
      fresh.person(Faces.ANN, group);
      V2.answer(fresh.search(fresh.door(group), Faces.of(Faces.ANN)));
      assertThat(total(fresh, "getevents")).isEqualTo(1);
      return fresh;
    }

    /** A call that meets the box while it is away is made again. */
    private void afterRestart(ThrowingRunnable facts) {
      await().atMost(Duration.ofSeconds(20)).untilAsserted(facts);
    }

    private int total(V2 box, String call) {
      return box.answer(call).path("pagination").path("total_count").asInt(-1);
    }
  }
}

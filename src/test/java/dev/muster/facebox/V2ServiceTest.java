package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.5, wipe and login of v2")
class V2ServiceTest {

  private static final String RED = RunningBox.base64(FakeRecogniser.photo(Color.RED));

  @TempDir private Path data;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(data, "--muster.facebox.restart-time=200ms");
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.5: users takes people, permission groups and devices; events stay")
  void users() {
    furnish();

    assertThat(box.v2("wipedata", "{'users':true,'events':false}").json().toString())
        .isEqualTo("{\"result\":true}");
    awaitRestart();
    assertThat(total("getidentities")).isZero();
    assertThat(total("getpermissions")).isZero();
    assertThat(box.v2("getmediadevices", "{}").json().path("devices")).isEmpty();
    assertThat(total("getevents")).isEqualTo(1);
  }

  @Test
  @DisplayName("§5.5: events takes the events only")
  void events() {
    furnish();

    box.v2("wipedata", "{'events':true}");
    awaitRestart();
    assertThat(total("getevents")).isZero();
    assertThat(total("getidentities")).isEqualTo(1);
    assertThat(total("getpermissions")).isEqualTo(1);
  }

  @Test
  @DisplayName("§5.5: all takes everything and the settings too, and the box can be used again")
  void all() {
    furnish();
    box.v2("setconfigs", "{'config_dict':{'GATE_PASS_MODE':'allpass'}}");

    box.v2("wipedata", "{'all':true}");
    awaitRestart();
    assertThat(total("getidentities") + total("getpermissions") + total("getevents")).isZero();
    assertThat(box.v2("getconfigs", "{'config_name':'GATE_PASS_MODE'}").json().toString())
        .isEqualTo("{\"GATE_PASS_MODE\":\"normal\"}");
    furnish();
    assertThat(total("getevents")).isEqualTo(1);
  }

  @Test
  @DisplayName("§5.5: exactly one kind of data must be named")
  void exactlyOne() {
    assertThat(box.v2("wipedata", "{}").error())
        .isEqualTo("MISSING_ARGUMENTS users | events | all");
    assertThat(box.v2("wipedata", "{'users':false}").error())
        .isEqualTo("MISSING_ARGUMENTS users | events | all");
    assertThat(box.v2("wipedata", "{'users':true,'all':true}").error())
        .startsWith("INVALID_ARGUMENTS users, all");
    assertThat(box.v2("wipedata", "{'users':'true'}").error())
        .startsWith("INVALID_ARGUMENTS users");
  }

  @Test
  @DisplayName("§5.5: a login is right or PASSWORD_ERROR; a changed password survives a restart")
  void login() {
    assertThat(login("admin", "admin").json().toString()).isEqualTo("{\"result\":true}");
    assertThat(login("admin", "wrong").error()).startsWith("PASSWORD_ERROR ");
    assertThat(login("nobody", "nobody").error()).startsWith("PASSWORD_ERROR ");
    assertThat(change("wrong", "new").error()).startsWith("PASSWORD_ERROR ");
    assertThat(change("admin", "").error()).startsWith("INVALID_ARGUMENTS new_password");
    assertThat(change("admin", "new").json().toString()).isEqualTo("{\"result\":true}");

    box.close();
    box = RunningBox.start(data);
    assertThat(login("admin", "new").status()).isEqualTo(200);
    assertThat(login("admin", "admin").error()).startsWith("PASSWORD_ERROR ");
    assertThat(box.v2("login", "{'username':'admin'}").error())
        .isEqualTo("MISSING_ARGUMENTS password");
  }

  private RunningBox.Reply login(String name, String password) {
    return box.v2("login", "{'username':'%s','password':'%s'}".formatted(name, password));
  }

  private RunningBox.Reply change(String old, String fresh) {
    return box.v2(
        "changepassword",
        "{'username':'admin','old_password':'%s','new_password':'%s'}".formatted(old, fresh));
  }

  private void furnish() {
    box.v2("createpermission", "{'permission_name':'staff','permission_id':'s'}");
    box.v2(
        "createidentity",
        "{'identity_id':'1','permission_ids':['s'],'register_image':'%s'}".formatted(RED));
    box.v2(
        "addmediadevice",
        "{'media_device_name':'d','media_device_type':'photo','media_device_url':'10.0.0.1','permission_id':'s'}");
    assertThat(
            box.v2(
                    "search",
                    "{'media_device_ip':'10.0.0.1','rgb_image_base64':'%s'}".formatted(RED))
                .json()
                .path("result")
                .asBoolean())
        .isTrue();
  }

  /** It must have been away, or the old one would still be answering. */
  private void awaitRestart() {
    await().atMost(Duration.ofSeconds(20)).until(() -> !answers());
    await().atMost(Duration.ofSeconds(20)).until(this::answers);
  }

  private boolean answers() {
    try {
      return box.v2("getconfigs", "{}").status() == 200;
    } catch (AssertionError away) {
      return false;
    }
  }

  private int total(String call) {
    return box.v2(call, "{}").json().path("pagination").path("total_count").asInt();
  }
}

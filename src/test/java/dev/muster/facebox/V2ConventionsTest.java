package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §2.3, conventions of the v2 API")
class V2ConventionsTest {

  private static final String CREATE = "/sophon/v2/face/createpermission";

  private static RunningBox box;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("§2.3: only application/json is read")
  void contentType() {
    RunningBox.Reply reply =
        box.send(
            "POST",
            CREATE,
            "application/x-www-form-urlencoded",
            HttpRequest.BodyPublishers.ofString("permission_name=a"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).startsWith("UNSUPPORT_CONTENT_TYPE ");
    assertThat(reply.json().path("error").size()).isEqualTo(2);
    assertThat(
            box.send(
                    "POST",
                    CREATE,
                    "application/json; charset=utf-8",
                    HttpRequest.BodyPublishers.ofString("{\"permission_name\":\"charset\"}"))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("§2.3: no body, a body that is no JSON, and one that is no object, are told apart")
  void bodies() {
    assertThat(box.v2("createpermission", "").error()).startsWith("EMPTY_REQUEST_JSON ");
    assertThat(box.v2("createpermission", "{\"a\"").error()).startsWith("INVALID_REQUEST_JSON ");
    assertThat(box.v2("createpermission", "{}{}").error()).startsWith("INVALID_REQUEST_JSON ");
    assertThat(box.v2("createpermission", "[1]").error()).startsWith("INVALID_REQUEST_JSON ");
  }

  @Test
  @DisplayName("§2.3: a missing parameter's message is its name; null counts as missing")
  void missing() {
    assertThat(box.v2("createpermission", "{}").error())
        .isEqualTo("MISSING_ARGUMENTS permission_name");
    assertThat(box.v2("createpermission", "{'permission_name':null}").error())
        .isEqualTo("MISSING_ARGUMENTS permission_name");
    assertThat(box.v2("getidentity", "{}").error()).isEqualTo("MISSING_ARGUMENTS identity_id");
  }

  @Test
  @DisplayName("§2.3: a bad value names its parameter")
  void invalid() {
    assertThat(box.v2("createpermission", "{'permission_name':7}").error())
        .startsWith("INVALID_ARGUMENTS permission_name");
    assertThat(box.v2("createpermission", "{'permission_name':''}").error())
        .startsWith("INVALID_ARGUMENTS permission_name");
    assertThat(box.v2("getpermissions", "{'page_limit':0}").error())
        .startsWith("INVALID_ARGUMENTS page_limit");
    assertThat(box.v2("getpermissions", "{'page_index':-1}").error())
        .startsWith("INVALID_ARGUMENTS page_index");
    assertThat(box.v2("getpermissions", "{'page_index':'1'}").error())
        .startsWith("INVALID_ARGUMENTS page_index");
  }

  @Test
  @DisplayName("§2.3: unknown calls and other methods get the error form of v2 with 404")
  void unknown() {
    RunningBox.Reply nothing = box.v2("nothing", "{}");
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.error()).isEqualTo("ID_NOT_FOUND POST /sophon/v2/face/nothing");
    assertThat(box.get(CREATE).error()).startsWith("ID_NOT_FOUND GET ");
    assertThat(box.put(CREATE, "{}").status()).isEqualTo(404);
    assertThat(box.post("/sophon/v3", "{}").error()).startsWith("ID_NOT_FOUND ");
  }

  @Test
  @DisplayName("§12.8: a question mark at the end is harmless")
  void questionMark() {
    assertThat(box.post("/sophon/v2/face/getpermissions?", "{}").status()).isEqualTo(200);
  }
}

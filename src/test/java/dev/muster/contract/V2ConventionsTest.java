package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §1.2, §2.3: request conventions and errors, v2")
class V2ConventionsTest {

  private final V2 box;

  V2ConventionsTest(V2 box) {
    this.box = box;
  }

  @Test
  @DisplayName("only application/json is taken: UNSUPPORT_CONTENT_TYPE")
  void contentType() {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "")) {
      box.refused(
          raw("createpermission", type, "{\"permission_name\":\"x\"}"), "UNSUPPORT_CONTENT_TYPE");
    }
    assertThat(raw("getpermissions", "application/json; charset=utf-8", "{}").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("a body that is not valid JSON: INVALID_REQUEST_JSON")
  void notJson() {
    for (String body : List.of("{", "nonsense", "{'a':1}")) {
      box.refused(raw("getpermission", "application/json", body), "INVALID_REQUEST_JSON");
    }
  }

  @Test
  @EmbeddedOnly("EMPTY_REQUEST_JSON and MISSING_ARGUMENTS are both documented for it")
  @DisplayName("an empty body or object is EMPTY_REQUEST_JSON or MISSING_ARGUMENTS")
  void empty() {
    for (String body : List.of("", "{}")) {
      Reply reply = raw("createpermission", "application/json", body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.error().path("code").asText())
          .isIn("EMPTY_REQUEST_JSON", "MISSING_ARGUMENTS", "INVALID_REQUEST_JSON");
    }
  }

  @Test
  @DisplayName("a missing parameter is named: MISSING_ARGUMENTS")
  void missing() {
    box.refused(
        box.call("createpermission", "description", "x"), "MISSING_ARGUMENTS", "permission_name");
    box.refused(
        box.call("updateidentity", "identity_name", "x"), "MISSING_ARGUMENTS", "identity_id");
  }

  @Test
  @DisplayName("null counts as absent, an empty string is a value")
  void nullIsAbsent() {
    box.refused(
        box.call("createpermission", "permission_name", null, "description", "x"),
        "MISSING_ARGUMENTS",
        "permission_name");
  }

  @Test
  @DisplayName("an id that nobody has is in the message: ID_NOT_FOUND")
  void unknownId() {
    String id = box.box().fresh("none");
    box.refused(box.call("getidentity", "identity_id", id), "ID_NOT_FOUND", id);
  }

  @Test
  @DisplayName("everything is POST")
  void onlyPost() {
    assertThat(box.get("getpermissions").status()).isNotEqualTo(200);
  }

  @Test
  @DisplayName("a trailing ? is harmless")
  void questionMark() {
    assertThat(raw("getpermissions?", "application/json", "{}").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("base64 may be broken into lines, and may be a data URI")
  void base64() {
    byte[] photo = Faces.of(Faces.ANN);
    String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(photo) + "\n";
    for (String written : List.of(lines, "data:image/jpeg;base64," + lines)) {
      V2.answer(
          box.create(V2.identity(box.box().fresh("person"), photo).put("register_image", written)));
    }
  }

  private Reply raw(String call, String contentType, String body) {
    return box.box()
        .wire()
        .send("POST", V2.PREFIX + call, contentType, BodyPublishers.ofString(body));
  }
}

package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §1.2, §2: request conventions and errors, v1")
class V1ConventionsTest {

  private final V1 box;

  V1ConventionsTest(V1 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§1.2 requests")
  class Requests {

    @Test
    @DisplayName("a trailing ? is harmless")
    void questionMark() {
      String name = box.box().fresh("permission");
      box.box().whenDone(() -> box.delete(V1.PERMISSIONS, Json.object("permission_name", name)));
      V1.data(
          box.post(V1.PERMISSIONS + "?", Json.object("permission_name", name, "description", "")));
      V1.data(box.get(V1.PERMISSIONS + "?"));
    }

    @Test
    @DisplayName("base64 may be broken into lines, and may be a data URI")
    void base64() {
      byte[] photo = Faces.of(Faces.ANN);
      String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(photo) + "\n";
      for (String written :
          List.of(
              lines,
              lines.replace("\n", "\r\n"),
              "data:image/jpeg;base64," + Faces.base64(photo),
              "data:image/jpg;base64," + lines,
              "data:image/png;base64," + Faces.base64(photo))) {
        String id = box.box().fresh("person");
        V1.data(box.register(V1.user(id, photo).put("reg_photo", written)));
        Reply image = box.get(V1.IMAGES + box.row(id).path("info").path("image_id").asText());
        assertThat(image.bytes()).isNotEmpty();
        if (box.embedded()) {
          assertThat(image.bytes()).isEqualTo(photo);
        }
      }
    }

    @Test
    @DisplayName("an empty string is a value; null counts as absent")
    void nullIsAbsent() {
      String name = box.box().fresh("permission");
      box.box().whenDone(() -> box.delete(V1.PERMISSIONS, Json.object("permission_name", name)));
      V1.data(
          box.post(
              V1.PERMISSIONS,
              Json.object("permission_name", name, "description", "", "info", null)));

      String id = box.box().fresh("person");
      ObjectNode user = V1.user(id, Faces.of(Faces.ANN));
      user.putNull("ignore_exist").putNull("feature").putNull("need_bring_pic");
      V1.data(box.register(user));

      assertThat(
              box.post(V1.PERMISSIONS, Json.object("permission_name", null, "description", ""))
                  .status())
          .isNotEqualTo(200);
    }

    @Test
    @DisplayName("JSON with a charset is JSON; non-ASCII text may be escaped")
    void charset() {
      String name = box.box().fresh("小王");
      box.box().whenDone(() -> box.delete(V1.PERMISSIONS, Json.object("permission_name", name)));
      Reply reply =
          box.box()
              .wire()
              .send(
                  "POST",
                  V1.PERMISSIONS,
                  "application/json; charset=utf-8",
                  BodyPublishers.ofString(
                      Json.object("permission_name", name, "description", "")
                          .toString()
                          .replace("小", "\\u5c0f")));
      assertThat(V1.data(reply).path("info").path("name").asText()).isEqualTo(name);
    }
  }

  @Nested
  @DisplayName("§2.1 the error envelope")
  class Errors {

    @Test
    @DisplayName("holds code, status and message")
    void envelope() {
      Reply reply =
          box.post(V1.PERMISSIONS, Json.object("permission_name", box.permission().name()));

      JsonNode error = reply.error();
      assertThat(reply.status()).isNotEqualTo(200);
      assertThat(error.path("message").asText()).isNotEmpty();
      if (box.embedded()) {
        assertThat(Json.keys(reply.json())).containsExactly("error");
        assertThat(error.path("code").isInt()).isTrue();
        assertThat(error.path("status").asText()).isNotEmpty();
        assertThat(error.path("chinese_message").asText()).isNotEmpty();
      }
    }

    @Test
    @EmbeddedOnly("§2.4 inferred")
    @DisplayName("§2.4: an empty body is 40002")
    void empty() {
      for (String path : List.of(V1.USERS, V1.MATCH, V1.PERMISSIONS, V1.DEVICES)) {
        Reply reply =
            box.box().wire().send("POST", path, "application/json", BodyPublishers.noBody());
        box.refused(reply, 40002);
      }
    }

    @Test
    @EmbeddedOnly("§2.4 inferred")
    @DisplayName("§2.4: a wrong content type is 40001 or 41591")
    void contentType() {
      for (String path : List.of(V1.USERS, V1.MATCH)) {
        Reply reply =
            box.box().wire().send("POST", path, "text/plain", BodyPublishers.ofString("{}"));
        assertThat(reply.error().path("code").asInt()).isIn(40001, 41591);
        assertThat(reply.status()).isIn(400, 415);
      }
    }

    @Test
    @EmbeddedOnly("§2.2 names 40400; what a real box answers to a strange path is unknown")
    @DisplayName("§2.2: a path that is none is 40400")
    void unknownPath() {
      box.refused(box.get("/SophonFogSys/api/no-such-thing"), 40400);
    }

    @Test
    @EmbeddedOnly("§2.2 names 41300; the limit of a real box is unknown")
    @DisplayName("§2.2: a body that is too large is 41300")
    void tooLarge() {
      byte[] large = new byte[33 * 1024 * 1024];
      java.util.Arrays.fill(large, (byte) ' ');
      Reply reply =
          box.box()
              .wire()
              .send("POST", V1.USERS, "application/json", BodyPublishers.ofByteArray(large));
      box.refused(reply, 41300);
    }
  }

  @Test
  @EmbeddedOnly("§1.1 CORS is known from 3P only")
  @DisplayName("§1.1, §12.1: any origin may call")
  void anyOrigin() {
    for (Reply reply : List.of(box.get(V1.PERMISSIONS), box.get("/SophonFace/api/nothing"))) {
      for (String header : List.of("Origin", "Methods", "Headers")) {
        assertThat(reply.headers().firstValue("Access-Control-Allow-" + header))
            .as(header)
            .isPresent();
      }
    }
  }
}

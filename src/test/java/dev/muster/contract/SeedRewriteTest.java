package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV2
@EmbeddedOnly("the script leaves its people, its device and its push URL behind")
@DisplayName("contracts/sophon.md §10.4, §10.2: the vendor's v2 examples")
class SeedRewriteTest {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String PC_IP = "192.168.1.63";

  private final byte[] image = Faces.of(Faces.ANN);

  @Test
  @DisplayName("§10.4: permission, person (vip, level high), device, search, push: five calls")
  void flow() throws IOException {
    try (Box box = Box.start();
        Receiver receiver = new Receiver()) {
      PythonRequests requests = new PythonRequests(box.wire().base());
      String permissionId =
          ok(requests, "createpermission", Json.object("permission_name", "测试权限组"))
              .path("permission_id")
              .asText();
      ok(
          requests,
          "createidentity",
          Json.object(
              "identity_name",
              "张明",
              "identity_id",
              "666666",
              "register_image",
              Faces.base64(image),
              "user_type",
              "vip",
              "permission_ids",
              List.of(permissionId),
              "fiqa_level",
              "high"));
      ok(
          requests,
          "addmediadevice",
          Json.object(
              "media_device_type",
              "photo",
              "media_device_name",
              "63",
              "media_device_url",
              PC_IP,
              "permission_id",
              permissionId));
      JsonNode found =
          ok(
              requests,
              "search",
              Json.object("rgb_image_base64", Faces.base64(image), "media_device_ip", PC_IP));
      ok(
          requests,
          "setconfigs",
          Json.object("config_dict", Json.object("HISTORY_EVENT_UPLOAD_URL", receiver.url())));

      assertThat(found.path("result").asBoolean()).isTrue();
      assertThat(found.path("identity_id").asText()).isEqualTo("666666");
      await().atMost(Duration.ofSeconds(10)).until(() -> !receiver.taken().isEmpty());
      JsonNode event = receiver.taken().get(0);
      assertThat(event.path("api_version").asText()).isEqualTo("2.0");
      assertThat(event.path("identity_name").asText()).isEqualTo("张明");
      assertThat(event.path("user_type").asText()).isEqualTo("vip");
      assertThat(event.path("media_device_info").path("media_device_ip").asText()).isEqualTo(PC_IP);
    }
  }

  @Test
  @DisplayName("§10.2: /updateimage of the draft replaces the photo; register_image_id wins")
  void updateImage() throws IOException {
    try (Box box = Box.start()) {
      V2 v2 = new V2(box);
      PythonRequests requests = new PythonRequests(box.wire().base());
      V2.Group group = v2.permission();
      V2.Door door = v2.door(group);
      V2.Person ann = v2.person(Faces.ANN, group);
      ObjectNode draft =
          Json.object(
              "identity_id",
              ann.id(),
              "register_image",
              Faces.base64(Faces.of(Faces.BEN)),
              "fiqa_level",
              "normal",
              "register_image_id",
              ann.imageId(),
              "face_id",
              "somebody-else");

      JsonNode answer = ok(requests, "updateimage", draft);

      assertThat(answer.path("identity_id").asText()).isEqualTo(ann.id());
      assertThat(answer.path("total_face_cnt").asInt()).isEqualTo(1);
      assertThat(answer.path("register_image_ids")).hasSize(1);
      assertThat(V2.answer(v2.search(door, Faces.of(Faces.BEN))).path("identity_id").asText())
          .isEqualTo(ann.id());
      assertThat(V2.answer(v2.search(door, Faces.of(Faces.ANN))).path("result").asBoolean(true))
          .isFalse();
    }
  }

  @Test
  @DisplayName("§10.2.2: exactly one picture, and one of register_image_id and face_id")
  void updateImageNeeds() {
    try (Box box = Box.start()) {
      V2 v2 = new V2(box);
      V2.Person ann = v2.person(Faces.ANN);
      v2.refused(
          v2.call(
              "updateimage",
              "identity_id",
              ann.id(),
              "register_image",
              Faces.base64(Faces.of(Faces.BEN))),
          "MISSING_ARGUMENTS");
      v2.refused(
          v2.call("updateimage", "identity_id", ann.id(), "face_id", ann.faceId()),
          "MISSING_ARGUMENTS");
      v2.refused(
          v2.call(
              "updateimage",
              "identity_id",
              ann.id(),
              "register_image_path",
              "/data/image/test.jpg",
              "face_id",
              ann.faceId()),
          "IMAGE_NOT_OPENED");
    }
  }

  private static JsonNode ok(PythonRequests requests, String call, Object body) throws IOException {
    PythonRequests.Response response =
        requests.post(V2.PREFIX + call, SeedScriptTest.dumps(body), JSON, 5);
    assertThat(response.status()).as("%s: %s", call, response.json()).isEqualTo(200);
    return response.json();
  }
}

package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.4, pictures and comparisons")
class V1MatchTest {

  private static final String MATCH = "/SophonMatch/api/PictureMatch";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);

  private static RunningBox box;
  private static String permission;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    permission = box.permission("staff");
    box.device("10.0.0.1", permission);
    box.person("red", permission, RED);
    box.person("blue", box.permission("others"), BLUE);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName(
      "§4.4.5: a person of the device's permission group passes with retcode \"1\", not wrapped in data")
  void passes() {
    JsonNode answer = box.match("10.0.0.1", RED).json();

    assertThat(answer.path("retcode").isTextual()).isTrue();
    assertThat(answer.path("retcode").asText()).isEqualTo("1");
    assertThat(answer.path("identity_id").asText()).isEqualTo("red");
    assertThat(answer.path("name").asText()).isEqualTo("name of red");
    assertThat(answer.path("score").asDouble()).isEqualTo(100);
    assertThat(answer.path("identity_info").path("image_id").asText()).isNotEmpty();
    assertThat(answer.has("reg_pic")).isFalse();
  }

  @Test
  @DisplayName(
      "§4.4.5: not passed is 200 with retcode \"0\" and a stranger, also for people of other groups")
  void strangers() {
    for (byte[] photo : new byte[][] {GREEN, BLUE}) {
      RunningBox.Reply reply = box.match("10.0.0.1", photo);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("retcode").asText()).isEqualTo("0");
      assertThat(reply.json().path("identity_id").asText()).isEmpty();
      assertThat(reply.json().path("name").asText()).isEqualTo("stranger");
      assertThat(reply.json().path("score").asDouble()).isZero();
    }
  }

  @Test
  @DisplayName(
      "§4.4.5: need_register_photo returns the photo, need_keep_info the best candidate below the threshold")
  void wishes() {
    assertThat(
            match("'device_ip':'10.0.0.1','need_register_photo':true", RED)
                .json()
                .path("reg_pic")
                .asText())
        .isEqualTo(RunningBox.base64(RED));
    JsonNode kept = match("'device_ip':'10.0.0.1','need_keep_info':true", GREEN).json();
    assertThat(kept.path("retcode").asText()).isEqualTo("0");
    assertThat(kept.path("identity_id").asText()).isEqualTo("red");
  }

  @Test
  @DisplayName("§4.4.5: group_name with permission_name stands in for the device")
  void byNames() {
    assertThat(
            match("'group_name':'default_group','permission_name':'others'", BLUE)
                .json()
                .path("identity_id")
                .asText())
        .isEqualTo("blue");
    assertThat(match("'group_name':'default_group'", BLUE).code()).isEqualTo(40000);
    assertThat(match("'group_name':'none','permission_name':'others'", BLUE).code())
        .isEqualTo(40491);
    assertThat(match("'group_name':'default_group','permission_name':'none'", BLUE).code())
        .isEqualTo(40491);
  }

  @Test
  @DisplayName(
      "§2.4: unknown device 40401, nobody to compare with 40008, no face 40004, broken 40003, too large 40007")
  void refusals() {
    box.device("10.0.0.2", box.permission("empty"));
    box.device("10.0.0.3", "");

    assertThat(box.match("10.9.9.9", RED).code()).isEqualTo(40401);
    assertThat(box.match("10.9.9.9", RED).status()).isEqualTo(404);
    assertThat(box.match("10.0.0.2", RED).code()).isEqualTo(40008);
    assertThat(box.match("10.0.0.3", RED).code()).isEqualTo(40008);
    assertThat(box.match("10.0.0.1", FakeRecogniser.nobody()).code()).isEqualTo(40004);
    assertThat(box.match("10.0.0.1", new byte[] {1, 2, 3}).code()).isEqualTo(40003);
    assertThat(box.match("10.0.0.1", new byte[5 * 1024 * 1024 + 1]).code()).isEqualTo(40007);
    assertThat(match("'device_ip':'10.0.0.1','min_face_size':151", RED).code()).isEqualTo(40006);
    assertThat(box.post(MATCH, "{\"device_ip\":\"10.0.0.1\"}").code()).isEqualTo(40000);
  }

  @Test
  @DisplayName("§9: of several faces the largest is enrolled and compared")
  void largest() {
    box.device("10.0.0.4", box.permission("pairs"));
    String pairs = box.permission("pairs");
    box.person("pair", pairs, FakeRecogniser.twoFaces(Color.MAGENTA, Color.CYAN));

    assertThat(
            box.match("10.0.0.4", FakeRecogniser.photo(Color.MAGENTA))
                .json()
                .path("score")
                .asDouble())
        .isGreaterThan(99.9);
    assertThat(
            box.match("10.0.0.4", FakeRecogniser.twoFaces(Color.CYAN, Color.MAGENTA))
                .json()
                .path("score")
                .asDouble())
        .isLessThan(99);
  }

  @Test
  @DisplayName("§1: who is deleted or moved to another permission group no longer passes")
  void changes() {
    String rooms = box.permission("rooms");
    box.device("10.0.0.5", rooms);
    box.person("anchor", rooms, BLUE);
    box.person("mover", rooms, GREEN);
    assertThat(box.match("10.0.0.5", GREEN).json().path("identity_id").asText()).isEqualTo("mover");

    box.put(
        "/SophonFogSys/api/users",
        "{\"identity_id\":\"mover\",\"info\":{\"permission_ids\":[\"%s\"]}}".formatted(permission));
    assertThat(box.match("10.0.0.5", GREEN).json().path("retcode").asText()).isEqualTo("0");

    assertThat(box.match("10.0.0.5", BLUE).json().path("retcode").asText()).isEqualTo("1");
    box.delete("/SophonFogSys/api/users", "{\"identity_ids\":[\"anchor\",\"mover\"]}");
    assertThat(box.match("10.0.0.5", BLUE).code()).isEqualTo(40008);
  }

  @Test
  @DisplayName("§4.4.2: detection gives boxes, and landmarks and features on request")
  void detect() {
    String picture = RunningBox.base64(FakeRecogniser.twoFaces(Color.RED, Color.BLUE));
    JsonNode plain =
        box.post("/SophonFace/api/detect", "{\"image_base64_str\":\"%s\"}".formatted(picture))
            .data();
    assertThat(plain).hasSize(2);
    assertThat(plain.path(0).path("bbox").toString()).isEqualTo("[10.0,10.0,130.0,130.0]");
    assertThat(plain.path(0).has("feature")).isFalse();

    JsonNode full =
        box.post(
                "/SophonFace/api/detect",
                "{\"image_base64_str\":\"%s\",\"with_feature\":true,\"with_landmark\":true,\"max_num_faces\":1}"
                    .formatted(picture))
            .data();
    assertThat(full).hasSize(1);
    assertThat(full.path(0).path("feature")).hasSize(512);
    assertThat(full.path(0).path("landmark")).hasSize(10);
    assertThat(
            box.post(
                    "/SophonFace/api/detect",
                    "{\"image_base64_str\":\"%s\"}"
                        .formatted(RunningBox.base64(FakeRecogniser.nobody())))
                .data())
        .isEmpty();
  }

  @Test
  @DisplayName(
      "§4.3.1: a feature of this box can be enrolled instead of a photo, anything else is 40010")
  void features() {
    JsonNode feature =
        box.post(
                "/SophonFace/api/detect",
                "{\"with_feature\":true,\"image_base64_str\":\"%s\"}"
                    .formatted(RunningBox.base64(GREEN)))
            .data()
            .path(0)
            .path("feature");
    String byFeature = box.permission("features");
    box.device("10.0.0.6", byFeature);
    String body =
        "{\"identity_id\":\"%s\",\"group_name\":[\"default_group\"],\"import_mode\":true,\"feature\":%s,"
            + "\"info\":{\"name\":\"n\",\"permission_ids\":[\"%s\"]}}";

    assertThat(
            box.post("/SophonFogSys/api/users", body.formatted("feature", feature, byFeature))
                .status())
        .isEqualTo(200);
    assertThat(box.match("10.0.0.6", GREEN).json().path("identity_id").asText())
        .isEqualTo("feature");
    assertThat(box.post("/SophonFogSys/api/users", body.formatted("f2", "[1,2]", byFeature)).code())
        .isEqualTo(40010);
    assertThat(box.post("/SophonFogSys/api/users", body.formatted("f2", "null", byFeature)).code())
        .isEqualTo(40010);
  }

  private static RunningBox.Reply match(String fields, byte[] photo) {
    String lines =
        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(photo).replace("\n", "\\n");
    return box.post(
        MATCH, "{%s,\"rgb_image_base64\":\"%s\\n\"}".formatted(fields.replace('\'', '"'), lines));
  }
}

package dev.muster.facebox.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.3 to §6.5, the three payloads")
class PayloadTest {

  /** Printed in §6.3, in its order. */
  private static final List<String> PRINTED_A =
      List.of(
          "score",
          "reg_pic",
          "group_name",
          "identity_id",
          "identity_name",
          "want_action",
          "timestamp",
          "ext_data");

  private static final String B =
      """
      {"recognize_face_attr":{"gender":null,"point":[1293,1343,1318,1296,1339,82,84,114,140,141],"glasses":null,"feature":[],"hat":null,"age":null,"mask":null,"box":[1261,31,1375,176],"expression":null},
       "spot_pic":"SPOT","score":6.58,"reg_pic":"","out_timestamp":1602612036150,"identity_id":"1602612036.382853","timestamp":1602612036150,"identity_name":"stranger","want_action":"0","identity_info":{},
       "ep_info":{"ep_type":"rtsp","ep_name":"3ran","device_id":"3f09148d","ep_ip":"192.168.1.100","ep_id":"0xe0a509261422__rtsp://192.168.1.100:8554/ch103"},
       "recognize_face":"FACE","dev_sno":"S-1","person_type":4,"api_version":"1.0"}""";

  private static final String C =
      """
      {"api_version":"2.0","identity_id":"1602612036.382853","identity_name":"stranger","timestamp":1602612036150,"in_timestamp":1602612036150,"out_timestamp":1602612036150,
       "score":6.58,"post_action":"0","user_type":"stranger","mq_license_key":"S-1",
       "media_device_info":{"media_device_id":"3f09148d","media_device_type":"rtsp","media_device_ip":"192.168.1.100","media_device_name":"3ran","media_device_url":"rtsp://192.168.1.100:8554/ch103"},
       "reg_image":"","spot_image":"SPOT","recognize_face_image":"FACE","ir_image":"",
       "recognize_face_attr":{"gender":null,"hat":null,"box":[1261,31,1375,176],"glasses":null,"feature_base64_str":"","mask":null,"expression":null,"age":null,
        "point":[1293.0,82.0,1343.0,84.0,1318.0,114.0,1296.0,140.0,1339.0,141.0]}}""";

  private static final String A =
      """
      {"score":6.58,"reg_pic":"","group_name":"default_group","identity_id":"1602612036.382853","identity_name":"stranger","want_action":"0","timestamp":1602612036150,
       "ext_data":{"device_type":"3","grab_fiqa_info":{},"spot_pic":"SPOT","recognize_face":"FACE","box_fiqa_info":{},
        "person_type":4,"device_ip":"192.168.1.100","ep_id":"0xe0a509261422__rtsp://192.168.1.100:8554/ch103","dev_sno":"S-1",
        "info":{"age":null,"gender":null,"glasses":null,"feature":[],"box":[1261,31,1375,176]}}}""";

  private static final PictureChoice ALL = new PictureChoice(true, true, true, true, false);

  @TempDir private Path directory;
  private Pictures pictures;
  private Payload payload;
  private BoxEvent stranger;

  @BeforeEach
  void event() {
    pictures = new Pictures(directory);
    payload = new Payload(new PictureTexts(pictures), event -> new float[0]);
    stranger = event("", "stranger", BoxEvent.STRANGER, Json.object(), "");
  }

  @Test
  @DisplayName("§6.3: generation A, with info where attributes are sent")
  void a() {
    assertThat(Json.text(of(stranger, Generation.A, ALL, true))).isEqualTo(printed(A));
    ObjectNode bare = of(stranger, Generation.A, ALL, false);
    assertThat(keys(bare)).isEqualTo(PRINTED_A);
    assertThat(keys((ObjectNode) bare.get("ext_data")))
        .as("the printed keys, then those that only the table has")
        .containsExactly(
            "device_type",
            "grab_fiqa_info",
            "spot_pic",
            "recognize_face",
            "box_fiqa_info",
            "person_type",
            "device_ip",
            "ep_id",
            "dev_sno");
  }

  @Test
  @DisplayName("§6.4: generation B is the printed example, key for key")
  void b() {
    assertThat(Json.text(of(stranger, Generation.B, ALL, true))).isEqualTo(printed(B));
    assertThat(of(stranger, Generation.B, ALL, false).has("recognize_face_attr")).isFalse();
  }

  @Test
  @DisplayName("§6.5: generation C is the printed example, key for key")
  void c() {
    assertThat(Json.text(of(stranger, Generation.C, ALL, true))).isEqualTo(printed(C));
    assertThat(of(stranger, Generation.C, ALL, false).has("recognize_face_attr")).isFalse();
    PictureChoice noInfrared = new PictureChoice(true, true, true, false, false);
    assertThat(of(stranger, Generation.C, noInfrared, true).has("ir_image")).isFalse();
  }

  @Test
  @DisplayName("§6.4, §7.5: somebody known, with the registered photo")
  void known() {
    ObjectNode info = Json.object().put("name", "张明").put("user_id", "666666");
    BoxEvent vip = event("666666", "张明", 5, info, pictures.keep(new byte[] {7}));

    ObjectNode b = of(vip, Generation.B, ALL, false);
    assertThat(b.path("identity_id").asText()).isEqualTo("666666");
    assertThat(b.path("identity_info")).isEqualTo(info);
    assertThat(b.path("person_type").asInt()).isEqualTo(5);
    assertThat(b.path("reg_pic").asText()).isEqualTo("Bw==");
    ObjectNode c = of(vip, Generation.C, ALL, false);
    assertThat(c.path("user_type").asText()).isEqualTo("vip");
    assertThat(c.path("reg_image").asText()).isEqualTo("Bw==");
    assertThat(of(vip, Generation.A, ALL, false).path("reg_pic").asText()).isEqualTo("Bw==");
  }

  @Test
  @DisplayName("§6.4: a picture that is not wanted is empty, or absent where that is chosen")
  void pictures() {
    PictureChoice none = new PictureChoice(false, false, false, true, false);
    PictureChoice absent = new PictureChoice(false, false, false, true, true);
    assertThat(of(stranger, Generation.B, none, true).path("spot_pic").asText("-")).isEmpty();
    assertThat(keys(of(stranger, Generation.B, absent, true)))
        .doesNotContain("reg_pic", "spot_pic", "recognize_face");
    assertThat(keys(of(stranger, Generation.C, absent, true)))
        .doesNotContain("reg_image", "spot_image", "recognize_face_image", "ir_image");
    assertThat(keys((ObjectNode) of(stranger, Generation.A, absent, true).get("ext_data")))
        .doesNotContain("spot_pic", "recognize_face");
  }

  @Test
  @DisplayName("§6.4, §6.5: the template of the face is sent where the event kept it")
  void feature() {
    Payload keeping = new Payload(new PictureTexts(pictures), event -> new float[] {1, -0.5f});
    assertThat(
            keeping
                .of(stranger, plan(Generation.B, ALL, true))
                .path("recognize_face_attr")
                .path("feature")
                .toString())
        .isEqualTo("[1.0,-0.5]");
    assertThat(
            keeping
                .of(stranger, plan(Generation.C, ALL, true))
                .path("recognize_face_attr")
                .path("feature_base64_str")
                .asText())
        .isEqualTo("AACAPwAAAL8=");
  }

  private ObjectNode of(
      BoxEvent event, Generation generation, PictureChoice choice, boolean attributes) {
    return payload.of(event, plan(generation, choice, attributes));
  }

  private static PushPlan plan(Generation generation, PictureChoice choice, boolean attributes) {
    return new PushPlan(List.of(), generation, PushForm.JSON, 1, choice, attributes, "S-1");
  }

  private BoxEvent event(String id, String name, int type, ObjectNode info, String registered) {
    ObjectNode endpoint =
        Json.object()
            .put("ep_id", "0xe0a509261422__rtsp://192.168.1.100:8554/ch103")
            .put("ep_type", "rtsp")
            .put("ep_ip", "192.168.1.100")
            .put("ep_name", "3ran")
            .put("device_id", "3f09148d");
    BoxEvent.Details details =
        new BoxEvent.Details(
            info,
            endpoint,
            "default_group",
            "p",
            "staff",
            pictures.keep(new byte[] {72, -13, -109}),
            pictures.keep(new byte[] {20, 0, -124}),
            registered,
            new float[] {1261, 31, 1375, 175.6f},
            new float[] {1293, 1343, 1318, 1296, 1339, 82, 84, 114, 140, 141});
    return new BoxEvent(
        1, 1602612036382853L, 1602612036150L, "3f09148d", id, name, type, 6.58, details);
  }

  /** The bytes of the pictures were chosen so that their base64 reads well. */
  private static String printed(String example) {
    return example.replaceAll("\\n *", "");
  }

  private static List<String> keys(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}

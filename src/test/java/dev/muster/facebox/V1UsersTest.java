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

@DisplayName("contracts/sophon.md §4.3, people")
class V1UsersTest {

  private static final String USERS = "/SophonFogSys/api/users";
  private static final byte[] PHOTO = FakeRecogniser.photo(Color.RED);

  private static RunningBox box;
  private static String permission;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    permission = box.permission("everybody");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("§4.3.1: creating echoes the photo and adds user_id to the info")
  void create() {
    RunningBox.Reply reply = box.person("001", permission, PHOTO);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.data().path("group_name").asText()).isEqualTo("default_group");
    assertThat(reply.data().path("identity_id").asText()).isEqualTo("001");
    assertThat(reply.data().path("reg_photo").asText()).isEqualTo(RunningBox.base64(PHOTO));
    assertThat(reply.data().path("info").toString())
        .isEqualTo(
            "{\"name\":\"name of 001\",\"type\":1,\"permission_ids\":[\"%s\"],\"user_id\":\"001\"}"
                .formatted(permission));
  }

  @Test
  @DisplayName("§4.3.2: a person is read back with faces, photo and every key that was sent")
  void read() {
    box.post(
        USERS,
        RunningBox.user("002", permission, PHOTO, "")
            .replace(
                "\"type\":1",
                "\"type\":5,\"my_tag\":{\"v\":1.50,\"big\":12345678901234567890},\"ext_info\":{\"mobile\":\"1\"}"));

    JsonNode data = box.get(USERS + "?identity_id=002").data();
    JsonNode row = data.path("identities_list").path(0);
    JsonNode info = row.path("info");

    assertThat(data.path("pagination").path("total_count").asInt()).isEqualTo(1);
    assertThat(row.path("group_name").toString()).isEqualTo("[\"default_group\"]");
    assertThat(row.path("reg_photo").asText()).isEqualTo(RunningBox.base64(PHOTO));
    assertThat(info.path("my_tag").toString())
        .isEqualTo("{\"v\":1.5,\"big\":12345678901234567890}");
    assertThat(info.path("ext_info").path("mobile").asText()).isEqualTo("1");
    assertThat(info.path("type").asInt()).isEqualTo(5);
    assertThat(info.path("permission_names").toString()).isEqualTo("[\"everybody\"]");
    assertThat(info.path("face_ids")).hasSize(1);
    assertThat(info.path("image_ids").path(0)).isEqualTo(info.path("image_id"));

    RunningBox.Reply image = box.get("/SophonFace/api/images/" + info.path("image_id").asText());
    assertThat(image.contentType()).isEqualTo("image/png");
    assertThat(image.bytes()).isEqualTo(PHOTO);
  }

  @Test
  @DisplayName("§1.2: base64 may be a data URI or broken into lines")
  void base64Forms() {
    String mime = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(PHOTO) + "\n";
    String plain = RunningBox.base64(PHOTO);

    String wrapped =
        RunningBox.user("lines", permission, PHOTO, "").replace(plain, mime.replace("\n", "\\n"));
    String uri =
        RunningBox.user("uri", permission, PHOTO, "")
            .replace(plain, "data:image/png;base64," + plain);

    assertThat(box.post(USERS, wrapped).status()).isEqualTo(200);
    assertThat(box.post(USERS, uri).status()).isEqualTo(200);
    assertThat(photoOf("lines")).isEqualTo(plain);
    assertThat(photoOf("uri")).isEqualTo(plain);
  }

  @Test
  @DisplayName(
      "§7.2: an id that exists is 40011; with ignore_exist the info is overwritten and the face added")
  void duplicates() {
    box.person("dup", permission, PHOTO);

    RunningBox.Reply refused = box.person("dup", permission, PHOTO);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(40011);
    assertThat(refused.json().path("error").path("status").asText())
        .isEqualTo("IDENTITY_EXSIT_ERROR");

    box.post(
        USERS,
        RunningBox.user("dup", permission, PHOTO, "'ignore_exist':true,")
            .replace("name of", "renamed"));
    assertThat(infoOf("dup").path("name").asText()).isEqualTo("renamed dup");
    assertThat(infoOf("dup").path("face_ids")).hasSize(2);

    box.post(
        USERS,
        RunningBox.user(
            "dup", permission, PHOTO, "'ignore_exist':true,'support_single_face':true,"));
    assertThat(infoOf("dup").path("face_ids")).hasSize(1);
  }

  @Test
  @DisplayName("§4.3.1: an unknown permission is 40401, or is made when create_no_exit_permission")
  void unknownPermission() {
    assertThat(box.person("p1", "no-such-id", PHOTO).code()).isEqualTo(40401);
    assertThat(box.get(USERS + "?identity_id=p1").code()).isEqualTo(40401);

    box.post(USERS, RunningBox.user("p2", "made-id", PHOTO, "'create_no_exit_permission':true,"));
    assertThat(infoOf("p2").path("permission_names").toString()).isEqualTo("[\"made-id\"]");
  }

  @Test
  @DisplayName("§4.3.1: without a photo only when need_bring_pic is false")
  void withoutPhoto() {
    String body =
        RunningBox.user("bare", permission, PHOTO, "")
            .replaceFirst("\"reg_photo\":\"[^\"]*\",", "");

    assertThat(box.post(USERS, body).code()).isEqualTo(40003);
    assertThat(box.post(USERS, body.replaceFirst("\\{", "{\"need_bring_pic\":false,")).status())
        .isEqualTo(200);
    assertThat(infoOf("bare").path("image_id").asText()).isEmpty();
    assertThat(photoOf("bare")).isEmpty();
  }

  @Test
  @DisplayName("§9: broken 40003, no face 40004, too large 40007, too small a face 40009")
  void photos() {
    byte[] fourteen = FakeRecogniser.photo(Color.RED, 14);

    assertThat(box.person("bad", permission, "no picture".getBytes()).code()).isEqualTo(40003);
    assertThat(
            box.post(
                    USERS,
                    RunningBox.user("bad", permission, PHOTO, "")
                        .replace("reg_photo\":\"", "reg_photo\":\"*"))
                .code())
        .isEqualTo(40003);
    assertThat(box.person("bad", permission, FakeRecogniser.nobody()).code()).isEqualTo(40004);
    assertThat(box.person("bad", permission, new byte[5 * 1024 * 1024 + 1]).code())
        .isEqualTo(40007);
    assertThat(box.person("bad", permission, fourteen).code()).isEqualTo(40009);
    assertThat(
            box.post(
                    USERS,
                    RunningBox.user("bad", permission, PHOTO, "").replace("custom", "superb"))
                .code())
        .isEqualTo(40091);
    assertThat(box.get(USERS + "?identity_id=bad").code()).isEqualTo(40401);
    assertThat(
            box.post(
                    USERS,
                    RunningBox.user("tiny", permission, fourteen, "").replace("custom", "no"))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("§9: each level has its face size, low without a level")
  void levels() {
    assertThat(atLevel("\"high\"", 112)).isEqualTo(40009);
    assertThat(atLevel("\"high\"", 113)).isZero();
    assertThat(atLevel("\"middle\"", 80)).isEqualTo(40009);
    assertThat(atLevel("\"middle\"", 81)).isZero();
    assertThat(atLevel("\"low\"", 60)).isEqualTo(40009);
    assertThat(atLevel("null", 60)).isEqualTo(40009);
    assertThat(atLevel("null", 61)).isZero();
    assertThat(atLevel("\"custom\"", 21)).isZero();
  }

  private static int atLevel(String level, int size) {
    String body =
        RunningBox.user(
            "level-" + size + level.length(),
            permission,
            FakeRecogniser.photo(Color.RED, size),
            "");
    return box.post(USERS, body.replace("\"custom\"", level)).code();
  }

  @Test
  @DisplayName(
      "§2.4: missing and mistyped fields are 40091, a bool that is none 40005, an unknown group 40491")
  void fields() {
    String good = RunningBox.user("f1", permission, PHOTO, "");

    assertThat(box.post(USERS, good.replace("\"identity_id\"", "\"id\"")).code()).isEqualTo(40091);
    assertThat(box.post(USERS, good.replace("\"f1\"", "666")).code()).isEqualTo(40091);
    assertThat(box.post(USERS, good.replace("\"type\":1", "\"type\":\"1\"")).code())
        .isEqualTo(40091);
    assertThat(box.post(USERS, good.replace("\"type\":1", "\"type\":6")).code()).isEqualTo(40091);
    assertThat(box.post(USERS, good.replace("\"name\"", "\"nom\"")).code()).isEqualTo(40091);
    assertThat(box.post(USERS, good.replace("\"default_group\"", "\"nowhere\"")).code())
        .isEqualTo(40491);
    assertThat(box.post(USERS, good.replaceFirst("\\{", "{\"ignore_exist\":\"yes\",")).code())
        .isEqualTo(40005);
    assertThat(box.get(USERS + "?identity_id=f1").code()).isEqualTo(40401);
  }

  @Test
  @DisplayName(
      "§4.3.3: an update keeps keys that are not given, replaces the photo, and permissions not filled become [\"0\"]")
  void update() {
    byte[] blue = FakeRecogniser.photo(Color.BLUE);
    box.person("up", permission, PHOTO);

    JsonNode data =
        box.put(
                USERS,
                """
                {"identity_id":"up","reg_photo":"%s","info":{"aaa":1,"user_id":"other"}}"""
                    .formatted(RunningBox.base64(blue)))
            .data();

    assertThat(data.path("info").toString())
        .isEqualTo(
            "{\"name\":\"name of up\",\"type\":1,\"aaa\":1,\"permission_ids\":[\"0\"],\"user_id\":\"up\"}");
    assertThat(data.path("group_name").toString()).isEqualTo("[\"default_group\"]");
    assertThat(photoOf("up")).isEqualTo(RunningBox.base64(blue));
    assertThat(infoOf("up").path("image_ids")).hasSize(1);
    assertThat(infoOf("up").path("image_id")).isEqualTo(data.path("image_id"));
    assertThat(box.put(USERS, "{\"identity_id\":\"nobody\",\"info\":{}}").code()).isEqualTo(40401);
    assertThat(box.put(USERS, "{\"identity_id\":\"up\"}").code()).isEqualTo(40091);
  }

  @Test
  @DisplayName("§4.3.4: one is deleted with faces and photo")
  void deleteOne() {
    box.person("d1", permission, PHOTO);
    String image = infoOf("d1").path("image_id").asText();

    assertThat(box.delete(USERS, "{\"identity_id\":\"d1\"}").json().toString())
        .isEqualTo(
            "{\"data\":{\"group_name\":[\"default_group\"],\"identity_id\":\"d1\","
                + "\"message\":\"have remove from group success\"}}");
    assertThat(box.get(USERS + "?identity_id=d1").code()).isEqualTo(40401);
    assertThat(box.get("/SophonFace/api/images/" + image).code()).isEqualTo(40400);
    assertThat(box.delete(USERS, "{\"identity_id\":\"d1\"}").code()).isEqualTo(40401);
  }

  @Test
  @DisplayName("§4.3.4: of many, the known ones are deleted even when the answer is 400091")
  void deleteMany() {
    box.person("m1", permission, PHOTO);
    box.person("m2", permission, PHOTO);
    box.person("m3", permission, PHOTO);

    assertThat(
            box.delete(USERS, "{\"identity_ids\":[\"m1\",\"m2\"]}")
                .data()
                .path("identity_ids")
                .toString())
        .isEqualTo("[\"m1\",\"m2\"]");
    RunningBox.Reply partly = box.delete(USERS, "{\"identity_ids\":[\"m3\",\"m4\"]}");
    assertThat(partly.status()).isEqualTo(400);
    assertThat(partly.json().path("error").toString())
        .isEqualTo(
            "{\"code\":400091,\"status\":\"DELETE_USERS_FAILED\",\"message\":\"delete some users failed\","
                + "\"chinese_message\":\"部分用户删除失败\"}");
    assertThat(box.get(USERS + "?identity_id=m3").code()).isEqualTo(40401);
  }

  @Test
  @DisplayName("§4.3.2: a group is listed in pages, and by a part of the name")
  void pages() {
    box.post("/SophonFogSys/api/groups", "{\"group_name\":\"paged\"}");
    for (int i = 0; i < 5; i++) {
      box.post(
          USERS,
          RunningBox.user("page-" + i, permission, PHOTO, "").replace("default_group", "paged"));
    }

    JsonNode last = box.get(USERS + "?group_name=paged&limit=2&skip_num=2").data();
    assertThat(last.path("identities_list")).hasSize(1);
    assertThat(last.path("identities_list").path(0).path("identity_id").asText())
        .isEqualTo("page-4");
    assertThat(last.path("pagination").toString())
        .isEqualTo("{\"limit\":2,\"num_pages\":3,\"skip_num\":2,\"total_count\":5}");
    assertThat(
            box.get(USERS + "?group_name=paged&identity_name=page-3")
                .data()
                .path("identities_list"))
        .hasSize(1);
    assertThat(box.get(USERS + "?group_name=none").code()).isEqualTo(40491);
    assertThat(box.get(USERS).code()).isEqualTo(40091);
    assertThat(box.get(USERS + "?group_name=paged&limit=1001").code()).isEqualTo(40091);
  }

  private static JsonNode row(String id) {
    return box.get(USERS + "?identity_id=" + id).data().path("identities_list").path(0);
  }

  private static JsonNode infoOf(String id) {
    return row(id).path("info");
  }

  private static String photoOf(String id) {
    return row(id).path("reg_photo").asText();
  }

  @Test
  @DisplayName("§2.4: the name of a group where its id belongs is refused, and creates no other")
  void nameInsteadOfId() {
    box.permission("by-name");

    RunningBox.Reply reply =
        box.post(
            "/SophonFogSys/api/users",
            RunningBox.user(
                "named",
                "by-name",
                FakeRecogniser.photo(Color.RED),
                "'create_no_exit_permission':true,"));

    assertThat(reply.code()).isEqualTo(40401);
    assertThat(box.get("/SophonFogSys/api/users?identity_id=named").status()).isEqualTo(404);
  }
}

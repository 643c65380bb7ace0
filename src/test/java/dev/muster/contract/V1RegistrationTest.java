package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.3.1: POST /SophonFogSys/api/users")
class V1RegistrationTest {

  private final V1 box;

  V1RegistrationTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("echoes the photo and adds info.user_id, which is the identity_id")
  void echoes() {
    V1.Group group = box.permission();
    String id = box.box().fresh("person");
    ObjectNode user = V1.user(id, Faces.of(Faces.ANN), group);

    JsonNode data = V1.data(box.register(user));

    assertThat(groupNames(data)).containsExactly("default_group");
    assertThat(data.path("identity_id").asText()).isEqualTo(id);
    assertThat(data.path("reg_photo").asText()).isEqualTo(user.path("reg_photo").asText());
    assertThat(data.path("info").path("user_id").asText()).isEqualTo(id);
    assertThat(data.path("info").path("name").asText()).isEqualTo("name of " + id);
    assertThat(Json.texts(data.path("info").path("permission_ids"))).containsExactly(group.id());
  }

  @Test
  @DisplayName("several groups are joined by commas")
  void severalGroups() {
    String second = box.faceGroup();
    String id = box.box().fresh("person");

    V1.data(
        box.register(
            V1.user(id, Faces.of(Faces.ANN)).put("group_name", "default_group," + second)));

    assertThat(Json.texts(box.row(id).path("group_name")))
        .containsExactlyInAnyOrder("default_group", second);
  }

  @Test
  @DisplayName("every key of info and ext_info is kept as sent")
  void infoIsKept() {
    String id = box.box().fresh("person");
    ObjectNode user = V1.user(id, Faces.of(Faces.ANN));
    ((ObjectNode) user.path("info"))
        .put("my_tag", "样本")
        .set("ext_info", Json.object("mobile", "139", "floor", "1", "own", List.of(1, 2)));

    V1.data(box.register(user));

    JsonNode info = box.row(id).path("info");
    assertThat(info.path("my_tag").asText()).isEqualTo("样本");
    assertThat(info.path("ext_info").path("mobile").asText()).isEqualTo("139");
    assertThat(info.path("ext_info").path("own")).isEqualTo(Json.read("[1,2]"));
  }

  @Test
  @DisplayName("need_bring_pic:false registers without a photo")
  void withoutPhoto() {
    String id = box.box().fresh("person");
    ObjectNode user = V1.user(id, new byte[0]).put("need_bring_pic", false);
    user.remove("reg_photo");

    V1.data(box.register(user));

    assertThat(box.row(id).path("identity_id").asText()).isEqualTo(id);
  }

  @Test
  @DisplayName("type is 1, employee, when the key is absent")
  void defaultType() {
    String id = box.box().fresh("person");
    ObjectNode user = V1.user(id, Faces.of(Faces.ANN));
    ((ObjectNode) user.path("info")).remove("type");

    V1.data(box.register(user));

    assertThat(box.row(id).path("info").path("type").asInt(1)).isEqualTo(1);
  }

  @Nested
  @DisplayName("an id that exists (§7.2)")
  class Duplicates {

    @Test
    @DisplayName("is refused (40011, inferred), and the person stays as is")
    void refused() {
      String id = box.person(Faces.ANN);
      ObjectNode again = V1.user(id, Faces.of(Faces.BEN)).put("ignore_exist", false);
      again.set("info", Json.object("name", "somebody else"));

      Reply reply = box.register(again);

      box.refused(reply, 40011);
      if (box.embedded()) {
        assertThat(reply.error().path("status").asText()).isEqualTo("IDENTITY_EXSIT_ERROR");
      }
      assertThat(box.row(id).path("info").path("name").asText()).isEqualTo("name of " + id);
    }

    @Test
    @DisplayName("with ignore_exist the info is overwritten and a face is added")
    void ignored() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      String id = box.person(Faces.ANN, group);
      ObjectNode again = V1.user(id, Faces.of(Faces.BEN), group).put("ignore_exist", true);
      ((ObjectNode) again.path("info")).put("name", "renamed");

      V1.data(box.register(again));

      assertThat(box.row(id).path("info").path("name").asText()).isEqualTo("renamed");
      assertThat(passes(door, Faces.ANN)).isTrue();
      assertThat(passes(door, Faces.BEN)).isTrue();
    }

    @Test
    @DisplayName("with ignore_exist and support_single_face earlier faces are removed")
    void singleFace() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      String id = box.person(Faces.ANN, group);

      V1.data(
          box.register(
              V1.user(id, Faces.of(Faces.BEN), group)
                  .put("ignore_exist", true)
                  .put("support_single_face", true)));

      assertThat(passes(door, Faces.BEN)).isTrue();
      assertThat(passes(door, Faces.ANN)).isFalse();
    }

    @Test
    @DisplayName("with ignore_exist another group is added")
    void anotherGroup() {
      String id = box.person(Faces.ANN);
      String second = box.faceGroup();

      V1.data(
          box.register(
              V1.user(id, Faces.of(Faces.ANN))
                  .put("ignore_exist", true)
                  .put("group_name", second)));

      assertThat(Json.texts(box.row(id).path("group_name")))
          .containsExactlyInAnyOrder("default_group", second);
    }
  }

  @Nested
  @DisplayName("permission ids that do not exist")
  class UnknownPermissions {

    @Test
    @EmbeddedOnly("§4.3.1 unknown; decided: refused with 40401 / 40491")
    @DisplayName("are refused, and nobody is registered")
    void refused() {
      String id = box.box().fresh("person");
      Reply reply =
          box.register(
              V1.user(id, Faces.of(Faces.ANN), new V1.Group("", box.box().fresh("no-id"))));

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.error().path("code").asInt()).isIn(40401, 40491);
      V1.data(box.register(V1.user(id, Faces.of(Faces.ANN))));
    }

    @Test
    @DisplayName(
        "are created when create_no_exit_permission says so; name = id as in MQ mode (§7.3)")
    void created() {
      String permission = box.box().fresh("made-on-the-way");
      box.box()
          .whenDone(() -> box.delete(V1.PERMISSIONS, Json.object("permission_name", permission)));
      String id = box.box().fresh("person");

      V1.data(
          box.register(
              V1.user(id, Faces.of(Faces.ANN), new V1.Group("", permission))
                  .put("create_no_exit_permission", true)));

      assertThat(Json.texts(box.row(id).path("info").path("permission_ids")))
          .containsExactly(permission);
      if (box.embedded()) {
        assertThat(box.permissionId(permission)).isEqualTo(permission);
      }
    }
  }

  @Nested
  @DisplayName("photos (§9, codes inferred by §2.4)")
  class Photos {

    @Test
    @DisplayName("without a face: 40004; nobody is registered")
    void noFace() {
      String id = box.box().fresh("person");
      box.refused(box.register(V1.user(id, Faces.nobody())), 40004);
      V1.data(box.register(V1.user(id, Faces.of(Faces.ANN))));
    }

    @Test
    @DisplayName("that are no pictures: 40003")
    void broken() {
      for (String photo : List.of("bm8gcGljdHVyZQ==", "!!!", "/9j/4AAQSkZJRg==")) {
        box.refused(
            box.register(V1.user(box.box().fresh("person"), new byte[0]).put("reg_photo", photo)),
            40003);
      }
    }

    @Test
    @DisplayName("of more than 5 MB: 40007")
    void tooLarge() {
      byte[] large = new byte[5 * 1024 * 1024 + 1];
      System.arraycopy(Faces.of(Faces.ANN), 0, large, 0, Faces.of(Faces.ANN).length);
      box.refused(box.register(V1.user(box.box().fresh("person"), large)), 40007);
    }

    @Test
    @DisplayName("with several faces: the largest counts")
    void largest() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      String id = box.box().fresh("person");
      V1.data(box.register(V1.user(id, Faces.pair(Faces.ANN, Faces.BEN), group)));
      assertThat(
              box.match(door, Faces.pair(Faces.ANN, Faces.BEN)).json().path("identity_id").asText())
          .isEqualTo(id);
    }
  }

  @Nested
  @DisplayName("features instead of photos: import_mode")
  class Features {

    @Test
    @DisplayName("512 numbers of this box's own detect are as good as the photo")
    void imported() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      String id = box.box().fresh("person");
      JsonNode feature =
          V1.data(
                  box.post(
                      V1.DETECT,
                      Json.object(
                          "image_base64_str",
                          Faces.base64(Faces.of(Faces.ANN)),
                          "with_feature",
                          true)))
              .path(0)
              .path("feature");
      assertThat(feature).hasSize(512);
      ObjectNode user = V1.user(id, new byte[0], group).put("import_mode", true);
      user.remove("reg_photo");
      user.set("feature", feature);

      V1.data(box.register(user));

      assertThat(box.match(door, Faces.of(Faces.ANN)).json().path("identity_id").asText())
          .isEqualTo(id);
    }

    @Test
    @DisplayName("anything but 512 numbers is a bad feature (40010, inferred)")
    void bad() {
      ObjectNode user = V1.user(box.box().fresh("person"), new byte[0]).put("import_mode", true);
      user.set("feature", Json.read("[1,2,3]"));
      box.refused(box.register(user), 40010);
    }
  }

  @Test
  @DisplayName("required are identity_id, group_name, reg_photo and info.name")
  void required() {
    for (String field : List.of("identity_id", "group_name", "reg_photo")) {
      ObjectNode user = V1.user(box.box().fresh("person"), Faces.of(Faces.ANN));
      user.remove(field);
      Reply reply = box.register(user);
      assertThat(reply.status()).as("without %s", field).isNotEqualTo(200);
      assertThat(reply.error().isObject()).as("without %s", field).isTrue();
    }
    ObjectNode user = V1.user(box.box().fresh("person"), Faces.of(Faces.ANN));
    ((ObjectNode) user.path("info")).remove("name");
    assertThat(box.register(user).status()).isNotEqualTo(200);
  }

  @Test
  @DisplayName("an unknown face group is refused (40491, inferred)")
  void unknownGroup() {
    box.refused(
        box.register(
            V1.user(box.box().fresh("person"), Faces.of(Faces.ANN))
                .put("group_name", box.box().fresh("none"))),
        40491);
  }

  @Test
  @EmbeddedOnly("§2.2: 40005 is documented, where it is answered is not")
  @DisplayName("a bool that is not a bool is 40005")
  void notABool() {
    box.refused(
        box.register(
            V1.user(box.box().fresh("person"), Faces.of(Faces.ANN)).put("ignore_exist", "maybe")),
        40005);
  }

  private boolean passes(V1.Door door, int face) {
    return box.match(door, Faces.of(face)).json().path("retcode").asText().equals("1");
  }

  /** A string in D5, a list in D5x. */
  private static List<String> groupNames(JsonNode data) {
    JsonNode names = data.path("group_name");
    return names.isTextual() ? List.of(names.asText()) : Json.texts(names);
  }
}

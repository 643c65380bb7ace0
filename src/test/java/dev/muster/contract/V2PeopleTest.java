package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §5.2: people, v2")
class V2PeopleTest {

  private final V2 box;

  V2PeopleTest(V2 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§5.2.1 createidentity")
  class Create {

    @Test
    @DisplayName("answers face_id, identity_id and register_image_id")
    void answers() {
      String id = box.box().fresh("person");
      JsonNode made = V2.answer(box.create(V2.identity(id, Faces.of(Faces.ANN))));

      assertThat(Json.keys(made))
          .containsExactlyInAnyOrder("face_id", "identity_id", "register_image_id");
      assertThat(made.path("identity_id").asText()).isEqualTo(id);
      assertThat(made.path("face_id").asText()).isNotEmpty();
      assertThat(made.path("register_image_id").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("makes an id when it is absent or empty; name 佚名, employee, no permissions")
    void defaults() {
      for (ObjectNode body :
          List.of(
              Json.object("register_image", Faces.base64(Faces.of(Faces.ANN)), "fiqa_level", "no"),
              Json.object(
                  "identity_id",
                  "",
                  "register_image",
                  Faces.base64(Faces.of(Faces.ANN)),
                  "fiqa_level",
                  "no"))) {
        String id = V2.answer(box.create(body)).path("identity_id").asText();

        assertThat(id).isNotEmpty();
        JsonNode person = box.identity(id);
        assertThat(person.path("identity_name").asText()).isEqualTo("佚名");
        assertThat(person.path("user_type").asText()).isEqualTo("employee");
        assertThat(person.path("permission_ids")).isEqualTo(Json.read("[]"));
        assertThat(person.path("ext_user_info")).isEqualTo(Json.object());
      }
    }

    @Test
    @DisplayName("an id that exists is ID_REPEAT_ERROR with the id; force_replace overwrites")
    void repeated() {
      V2.Group group = box.permission();
      V2.Door door = box.door(group);
      V2.Person ann = box.person(Faces.ANN, group);
      ObjectNode again =
          V2.identity(ann.id(), Faces.of(Faces.BEN), group).put("identity_name", "replaced");

      box.refused(box.create(again), "ID_REPEAT_ERROR", ann.id());
      V2.answer(box.create(again.put("force_replace", true)));

      JsonNode person = box.identity(ann.id());
      assertThat(person.path("identity_name").asText()).isEqualTo("replaced");
      assertThat(passes(door, Faces.BEN)).isTrue();
      if (box.embedded()) {
        assertThat(person.path("face_ids")).hasSize(1);
        assertThat(passes(door, Faces.ANN)).isFalse();
      }
    }

    @Test
    @DisplayName("user types are employee, visitor, blacklist, stranger and vip")
    void types() {
      for (String type : List.of("visitor", "blacklist", "stranger", "vip")) {
        String id = box.box().fresh(type);
        V2.answer(box.create(V2.identity(id, Faces.of(Faces.ANN)).put("user_type", type)));
        assertThat(box.identity(id).path("user_type").asText()).isEqualTo(type);
      }
      box.refused(
          box.create(
              V2.identity(box.box().fresh("person"), Faces.of(Faces.ANN)).put("user_type", "boss")),
          "INVALID_ARGUMENTS");
    }

    @Test
    @DisplayName("photos: NO_FACE_ERROR, IMAGE_DECODE_ERROR, IMAGE_SIZE_TOO_LARGE_ERROR")
    void photos() {
      String id = box.box().fresh("person");
      box.refused(box.create(V2.identity(id, Faces.nobody())), "NO_FACE_ERROR");
      box.refused(box.create(V2.identity(id, new byte[] {1, 2, 3})), "IMAGE_DECODE_ERROR");
      byte[] large = new byte[5 * 1024 * 1024 + 1];
      System.arraycopy(Faces.of(Faces.ANN), 0, large, 0, Faces.of(Faces.ANN).length);
      box.refused(box.create(V2.identity(id, large)), "IMAGE_SIZE_TOO_LARGE_ERROR");
      box.refused(box.call("getidentity", "identity_id", id), "ID_NOT_FOUND");
    }

    @Test
    @DisplayName("the default level is high: a small face is LOW_QUALITY_ERROR with face_size")
    void quality() {
      ObjectNode small = V2.identity(box.box().fresh("person"), Faces.ofWidth(Faces.ANN, 72));
      small.remove("fiqa_level");
      box.refused(box.create(small), "LOW_QUALITY_ERROR", "face_size");
      box.refused(box.create(small.put("fiqa_level", "custom")), "INVALID_ARGUMENTS");
      V2.answer(box.create(small.put("fiqa_level", "no")));
    }

    @Test
    @DisplayName("exactly one of feature, image and path is required")
    void exactlyOne() {
      ObjectNode none = V2.identity(box.box().fresh("person"), Faces.of(Faces.ANN));
      none.remove("register_image");
      box.refused(box.create(none), "MISSING_ARGUMENTS");
    }

    @Test
    @DisplayName("a feature of this box is as good as the photo")
    void byFeature() {
      V2.Group group = box.permission();
      V2.Door door = box.door(group);
      ObjectNode body = V2.identity(box.box().fresh("person"), new byte[0], group);
      body.remove("register_image");
      body.set("register_feature", feature(Faces.ANN));

      String id = V2.answer(box.create(body)).path("identity_id").asText();

      assertThat(box.search(door, Faces.of(Faces.ANN)).json().path("identity_id").asText())
          .isEqualTo(id);
    }

    @Test
    @EmbeddedOnly("createidentity lists no error for it")
    @DisplayName("a permission id that nobody has is refused")
    void unknownPermission() {
      Reply reply =
          box.create(
              V2.identity(
                  box.box().fresh("person"),
                  Faces.of(Faces.ANN),
                  new V2.Group("", box.box().fresh("none"))));
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.error().path("code").asText())
          .isIn("PERMISSION_ID_NOT_FOUND", "ID_NOT_FOUND");
    }
  }

  @Nested
  @DisplayName("§5.2.2 getidentity, getidentities")
  class Read {

    @Test
    @DisplayName("one, with faces and photos in the same order")
    void one() {
      V2.Group group = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);

      JsonNode person = box.identity(ann.id());

      assertThat(person)
          .isEqualTo(
              Json.object(
                  "ext_user_info",
                  Json.object(),
                  "face_ids",
                  List.of(ann.faceId()),
                  "identity_id",
                  ann.id(),
                  "identity_name",
                  "name of " + ann.id(),
                  "permission_ids",
                  List.of(group.id()),
                  "register_image_ids",
                  List.of(ann.imageId()),
                  "user_type",
                  "employee"));
    }

    @Test
    @DisplayName("many by permission, part of the name or id; by pages; no photos inline")
    void many() {
      V2.Group group = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);
      V2.Person ben = box.person(Faces.BEN, group);
      box.person(Faces.EVE);
      List<String> both = List.of(ann.id(), ben.id());

      JsonNode all = list("permission_id_list", List.of(group.id()));
      assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(both);
      assertThat(all.toString()).doesNotContain("/9j/");
      assertThat(ids(list("identity_name", "of " + ann.id()))).containsExactly(ann.id());
      assertThat(ids(list("identity_id", ben.id()))).containsExactly(ben.id());

      JsonNode second =
          box.answer(
              "getidentities",
              "filters",
              Json.object("permission_id_list", List.of(group.id())),
              "page_limit",
              1,
              "page_index",
              1);
      assertThat(second.path("identities")).hasSize(1);
      assertThat(second.path("pagination"))
          .isEqualTo(Json.object("page_index", 1, "page_limit", 1, "total_count", 2));
    }

    @Test
    @DisplayName("without filters: everybody, ten a page")
    void everybody() {
      box.person(Faces.ANN);
      JsonNode page = box.answer("getidentities");
      assertThat(page.path("pagination").path("page_limit").asInt()).isEqualTo(10);
      assertThat(page.path("pagination").path("total_count").asInt()).isPositive();
    }

    private JsonNode list(String filter, Object value) {
      return box.answer("getidentities", "filters", Json.object(filter, value));
    }

    private List<String> ids(JsonNode page) {
      return Json.texts(page.path("identities"), "identity_id");
    }
  }

  @Nested
  @DisplayName("§5.2.2 updateidentity, deleteidentities")
  class Change {

    @Test
    @DisplayName("overwrites the given fields and answers the person")
    void update() {
      V2.Group before = box.permission();
      V2.Group after = box.permission();
      V2.Person ann = box.person(Faces.ANN, before);

      JsonNode answer =
          box.answer(
              "updateidentity",
              "identity_id",
              ann.id(),
              "identity_name",
              "小明",
              "user_type",
              "vip",
              "permission_ids",
              List.of(after.id()),
              "ext_user_info",
              Json.object("mobile", "139"));

      assertThat(answer).isEqualTo(box.identity(ann.id()));
      assertThat(answer.path("identity_name").asText()).isEqualTo("小明");
      assertThat(answer.path("user_type").asText()).isEqualTo("vip");
      assertThat(Json.texts(answer.path("permission_ids"))).containsExactly(after.id());
      assertThat(answer.path("ext_user_info")).isEqualTo(Json.object("mobile", "139"));
      assertThat(Json.texts(answer.path("face_ids"))).containsExactly(ann.faceId());
    }

    @Test
    @DisplayName("permission ids must exist; the person must")
    void unknown() {
      V2.Person ann = box.person(Faces.ANN);
      String none = box.box().fresh("none");
      Reply reply =
          box.call("updateidentity", "identity_id", ann.id(), "permission_ids", List.of(none));
      assertThat(reply.status()).isNotEqualTo(200);
      assertThat(reply.error().path("code").asText())
          .isIn("PERMISSION_ID_NOT_FOUND", "ID_NOT_FOUND");
      box.refused(
          box.call("updateidentity", "identity_id", none, "identity_name", "x"), "ID_NOT_FOUND");
    }

    @Test
    @DisplayName("deletes who is there and names who is not; face and photo go along")
    void delete() {
      V2.Group group = box.permission();
      V2.Door door = box.door(group);
      V2.Person ann = box.person(Faces.ANN, group);
      box.person(Faces.BEN, group);
      String none = box.box().fresh("none");

      JsonNode answer = box.answer("deleteidentities", "identity_ids", List.of(ann.id(), none));

      assertThat(Json.texts(answer.path("success_identity_ids"))).containsExactly(ann.id());
      assertThat(Json.texts(answer.path("failed_identity_ids"))).containsExactly(none);
      box.refused(box.call("getidentity", "identity_id", ann.id()), "ID_NOT_FOUND");
      assertThat(passes(door, Faces.ANN)).isFalse();
    }
  }

  private JsonNode feature(int face) {
    String floats =
        box.answer("detect", "image_base64_str", Faces.base64(Faces.of(face)), "with_feature", true)
            .path("faces")
            .path(0)
            .path("feature_base64_str")
            .asText();
    var buffer =
        java.nio.ByteBuffer.wrap(java.util.Base64.getDecoder().decode(floats))
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    var array = new com.fasterxml.jackson.databind.ObjectMapper().createArrayNode();
    while (buffer.hasRemaining()) {
      array.add(buffer.getFloat());
    }
    assertThat(array).hasSize(512);
    return array;
  }

  private boolean passes(V2.Door door, int face) {
    return V2.answer(box.search(door, Faces.of(face))).path("result").asBoolean();
  }
}

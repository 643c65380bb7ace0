package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §5.1: permission groups, v2")
class V2PermissionsTest {

  private final V2 box;

  V2PermissionsTest(V2 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("createpermission")
  class Create {

    @Test
    @DisplayName("answers description, id and name")
    void create() {
      String name = box.box().fresh("测试组");
      JsonNode made = box.answer("createpermission", "permission_name", name, "description", "d");
      String id = made.path("permission_id").asText();
      box.box().whenDone(() -> box.call("deletepermission", "permission_id", id));

      assertThat(id).isNotEmpty();
      assertThat(made)
          .isEqualTo(Json.object("description", "d", "permission_id", id, "permission_name", name));
    }

    @Test
    @DisplayName("takes an id that the caller chose; an empty one is generated")
    void ownId() {
      String own = box.box().fresh("270ec5e6");
      assertThat(create(own).path("permission_id").asText()).isEqualTo(own);
      assertThat(create("").path("permission_id").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("refuses an id and a name that exist: ID_REPEAT_ERROR, NAME_REPEAT_ERROR")
    void repeated() {
      V2.Group group = box.permission();
      box.refused(
          box.call(
              "createpermission",
              "permission_name",
              box.box().fresh("permission"),
              "permission_id",
              group.id()),
          "ID_REPEAT_ERROR",
          group.id());
      box.refused(
          box.call("createpermission", "permission_name", group.name()),
          "NAME_REPEAT_ERROR",
          group.name());
    }

    @Test
    @DisplayName("refuses an empty name")
    void emptyName() {
      assertThat(box.call("createpermission", "permission_name", "").status()).isNotEqualTo(200);
    }

    private JsonNode create(String id) {
      JsonNode made =
          box.answer(
              "createpermission",
              "permission_name",
              box.box().fresh("permission"),
              "permission_id",
              id);
      String given = made.path("permission_id").asText();
      box.box().whenDone(() -> box.call("deletepermission", "permission_id", given));
      return made;
    }
  }

  @Nested
  @DisplayName("getpermission, getpermissions")
  class Read {

    @Test
    @DisplayName("one by id or by name, else ID_NOT_FOUND")
    void one() {
      V2.Group group = box.permission();
      JsonNode expected =
          Json.object(
              "description", "", "permission_id", group.id(), "permission_name", group.name());

      assertThat(box.answer("getpermission", "permission_id", group.id())).isEqualTo(expected);
      assertThat(box.answer("getpermission", "permission_name", group.name())).isEqualTo(expected);
      box.refused(
          box.call("getpermission", "permission_id", box.box().fresh("none")), "ID_NOT_FOUND");
    }

    @Test
    @DisplayName("many by a part of the name, by pages from 0, without num_pages (§7.10, §7.11)")
    void many() {
      String stem = box.box().fresh("floor");
      for (int i = 0; i < 3; i++) {
        box.permission(stem + "-" + i);
      }
      JsonNode second =
          box.answer("getpermissions", "permission_name", stem, "page_limit", 2, "page_index", 1);

      assertThat(second.path("permissions")).hasSize(1);
      assertThat(second.path("pagination"))
          .isEqualTo(Json.object("page_index", 1, "page_limit", 2, "total_count", 3));
      assertThat(Json.keys(second.path("permissions").path(0)))
          .containsExactlyInAnyOrder("description", "permission_id", "permission_name");
      assertThat(box.answer("getpermissions").path("pagination").path("page_limit").asInt())
          .isEqualTo(10);
    }
  }

  @Nested
  @DisplayName("updatepermission, deletepermission")
  class Change {

    @Test
    @DisplayName("renames by id or name and answers the object")
    void update() {
      V2.Group group = box.permission();
      String renamed = box.box().fresh("renamed");

      assertThat(
              box.answer(
                  "updatepermission",
                  "permission_id",
                  group.id(),
                  "new_name",
                  renamed,
                  "new_description",
                  "n"))
          .isEqualTo(
              Json.object(
                  "description", "n", "permission_id", group.id(), "permission_name", renamed));
      assertThat(
              box.answer("updatepermission", "permission_name", renamed, "new_description", "m")
                  .path("description")
                  .asText())
          .isEqualTo("m");
      assertThat(
              box.answer("getpermission", "permission_id", group.id())
                  .path("permission_name")
                  .asText())
          .isEqualTo(renamed);
    }

    @Test
    @DisplayName("a new name must be free")
    void nameTaken() {
      V2.Group one = box.permission();
      V2.Group two = box.permission();
      box.refused(
          box.call("updatepermission", "permission_id", one.id(), "new_name", two.name()),
          "NAME_REPEAT_ERROR");
    }

    @Test
    @DisplayName("deletes by id or name, answers the id; people stay (§7.9)")
    void delete() {
      V2.Group group = box.permission();
      V2.Group other = box.permission();
      V2.Person ann = box.person(Faces.ANN, group);

      assertThat(box.answer("deletepermission", "permission_id", group.id()))
          .isEqualTo(Json.object("permission_id", group.id()));
      assertThat(box.answer("deletepermission", "permission_name", other.name()))
          .isEqualTo(Json.object("permission_id", other.id()));
      assertThat(box.identity(ann.id()).path("identity_id").asText()).isEqualTo(ann.id());
      box.refused(box.call("deletepermission", "permission_id", group.id()), "ID_NOT_FOUND");
    }
  }
}

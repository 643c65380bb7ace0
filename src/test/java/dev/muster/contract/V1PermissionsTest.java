package dev.muster.contract;

import static dev.muster.contract.V1.FIND_PERMISSIONS;
import static dev.muster.contract.V1.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.1: permission groups, v1")
class V1PermissionsTest {

  private final V1 box;

  V1PermissionsTest(V1 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§4.1.1 POST /SophonFogSys/api/permissions")
  class Create {

    @Test
    @DisplayName("answers the info and no id")
    void answersTheInfo() {
      String name = box.box().fresh("测试组");
      box.box().whenDone(() -> box.delete(PERMISSIONS, Json.object("permission_name", name)));

      JsonNode data =
          V1.data(
              box.post(PERMISSIONS, Json.object("permission_name", name, "description", "楼层一")));

      assertThat(data)
          .isEqualTo(
              Json.read("{\"info\":{\"name\":\"%s\",\"description\":\"楼层一\"}}".formatted(name)));
    }

    @Test
    @DisplayName("keeps extra info; the description may be empty or absent (D5x)")
    void extraInfo() {
      String name = box.box().fresh("permission");
      box.box().whenDone(() -> box.delete(PERMISSIONS, Json.object("permission_name", name)));
      V1.data(
          box.post(
              PERMISSIONS, Json.object("permission_name", name, "info", Json.object("floor", 3))));

      JsonNode found =
          V1.data(box.get(FIND_PERMISSIONS + "?info.name=" + V1.encoded(name) + "&exact=true"));
      assertThat(found.path(0).path("info").path("floor").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("refuses a name that exists: names are unique (code inferred, §2.4)")
    void unique() {
      V1.Group group = box.permission();
      Reply again =
          box.post(
              PERMISSIONS, Json.object("permission_name", group.name(), "description", "again"));

      assertThat(again.status()).isNotEqualTo(200);
      assertThat(again.error().isObject()).isTrue();
      if (box.embedded()) {
        assertThat(again.error().path("code").asInt()).isIn(40091, 40012);
      }
      assertThat(box.permissionId(group.name())).isEqualTo(group.id());
    }

    @Test
    @DisplayName("refuses an empty and a missing name")
    void emptyName() {
      for (Object body :
          new Object[] {
            Json.object("permission_name", "", "description", ""), Json.object("description", "")
          }) {
        Reply reply = box.post(PERMISSIONS, body);
        assertThat(reply.status()).as("%s", body).isNotEqualTo(200);
        assertThat(reply.error().isObject()).isTrue();
      }
    }
  }

  @Nested
  @DisplayName("§4.1.2 GET /SophonFogSys/api/permissions")
  class ListThem {

    @Test
    @DisplayName("by exact name gives name, description, id and version V2")
    void byName() {
      V1.Group group = box.permission();

      JsonNode rows =
          V1.data(box.get(PERMISSIONS + "?permission_name=" + V1.encoded(group.name())))
              .path("permissions_list");

      assertThat(rows).hasSize(1);
      assertThat(rows.path(0).path("name").asText()).isEqualTo(group.name());
      assertThat(rows.path(0).path("description").asText()).isEmpty();
      if (box.embedded()) {
        assertThat(rows.path(0).path("permission_id").asText()).isEqualTo(group.id());
        assertThat(rows.path(0).path("version").asText()).isEqualTo("V2");
      }
    }

    @Test
    @DisplayName("a part of a name finds nothing (§7.11: permission_name exact)")
    void notSubstring() {
      V1.Group group = box.permission();
      String part = group.name().substring(0, group.name().length() - 1);

      assertThat(
              V1.data(box.get(PERMISSIONS + "?permission_name=" + V1.encoded(part)))
                  .path("permissions_list"))
          .isEmpty();
    }

    @Test
    @EmbeddedOnly("§4.1.2 D5x against D5")
    @DisplayName("pages by number from 0 (§7.10), ten by default")
    void pages() {
      for (int i = 0; i < 11; i++) {
        box.permission();
      }
      JsonNode first = V1.data(box.get(PERMISSIONS));
      int total = first.path("pagination").path("total_count").asInt();
      assertThat(total).isGreaterThanOrEqualTo(11);
      assertThat(first.path("permissions_list")).hasSize(10);
      assertThat(first.path("pagination").path("limit").asInt()).isEqualTo(10);
      assertThat(first.path("pagination").path("skip_num").asInt()).isZero();
      assertThat(first.path("pagination").path("num_pages").asInt()).isEqualTo((total + 9) / 10);

      JsonNode second = V1.data(box.get(PERMISSIONS + "?skip_num=1&limit=5"));
      assertThat(second.path("permissions_list")).hasSize(5);
      assertThat(second.path("pagination").path("skip_num").asInt()).isEqualTo(1);
      assertThat(Json.texts(second.path("permissions_list"), "name"))
          .isEqualTo(Json.texts(first.path("permissions_list"), "name").subList(5, 10));
    }
  }

  @Nested
  @DisplayName("§4.1.3 GET /SophonFace/api/permissions?info.name=…")
  class Find {

    @Test
    @DisplayName("exact=true gives _id and info of the one with this name")
    void exact() {
      V1.Group group = box.permission();

      JsonNode found =
          V1.data(
              box.get(FIND_PERMISSIONS + "?info.name=" + V1.encoded(group.name()) + "&exact=true"));

      assertThat(found.isArray()).isTrue();
      assertThat(found).hasSize(1);
      assertThat(found.path(0).path("_id").asText()).isNotEmpty();
      assertThat(found.path(0).path("info").path("name").asText()).isEqualTo(group.name());
    }

    @Test
    @DisplayName("nobody of this name is an empty list with 200")
    void nothing() {
      assertThat(
              V1.data(
                  box.get(
                      FIND_PERMISSIONS + "?info.name=" + box.box().fresh("none") + "&exact=true")))
          .isEqualTo(Json.read("[]"));
    }

    @Test
    @EmbeddedOnly("§4.1.3 inferred")
    @DisplayName("without exact a part of the name is enough")
    void substring() {
      V1.Group group = box.permission();
      String part = group.name().substring(2);

      assertThat(Json.texts(V1.data(box.get(FIND_PERMISSIONS + "?info.name=" + part)), "_id"))
          .contains(group.id());
    }

    @Test
    @DisplayName("finds Chinese names that are not escaped twice")
    void chinese() {
      V1.Group group = box.permission(box.box().fresh("测试权限组"));
      assertThat(group.id()).isNotEmpty();
    }
  }

  @Nested
  @DisplayName("§4.1.4 PUT /SophonFogSys/api/permissions")
  class Update {

    @Test
    @DisplayName("changes the description")
    void description() {
      V1.Group group = box.permission();

      JsonNode data =
          V1.data(
              box.put(
                  PERMISSIONS,
                  Json.object("permission_name", group.name(), "description", "night shift")));

      assertThat(data.path("info").path("description").asText()).isEqualTo("night shift");
      assertThat(data.path("info").path("name").asText()).isEqualTo(group.name());
      assertThat(box.permissionId(group.name())).isEqualTo(group.id());
    }

    @Test
    @EmbeddedOnly("§4.1.4 D5x against D5")
    @DisplayName("new_permission_name renames, and the id stays")
    void rename() {
      V1.Group group = box.permission();
      String renamed = box.box().fresh("renamed");
      box.box().whenDone(() -> box.delete(PERMISSIONS, Json.object("permission_name", renamed)));
      String member = box.person(Faces.ANN, group);

      JsonNode data =
          V1.data(
              box.put(
                  PERMISSIONS,
                  Json.object(
                      "permission_name",
                      group.name(),
                      "new_permission_name",
                      renamed,
                      "description",
                      "")));

      assertThat(data.path("info").path("name").asText()).isEqualTo(renamed);
      assertThat(data.path("permission_id").asText()).isEqualTo(group.id());
      assertThat(data.path("version").asText()).isEqualTo("V2");
      assertThat(Json.texts(data.path("identity_ids"))).containsExactly(member);
      assertThat(box.permissionId(renamed)).isEqualTo(group.id());
    }

    @Test
    @DisplayName("refuses a name that nobody has")
    void unknown() {
      box.refused(
          box.put(
              PERMISSIONS,
              Json.object("permission_name", box.box().fresh("none"), "description", "")),
          40491);
    }
  }

  @Nested
  @DisplayName("§4.1.5 DELETE /SophonFogSys/api/permissions")
  class Delete {

    @Test
    @DisplayName("names what is gone, and its people survive (§7.9)")
    void peopleSurvive() {
      V1.Group group = box.permission();
      String person = box.person(Faces.ANN, group);

      JsonNode data =
          V1.data(box.delete(PERMISSIONS, Json.object("permission_name", group.name())));

      assertThat(data)
          .isEqualTo(
              Json.object(
                  "message",
                  "just delete the permission info,the user already exists",
                  "permission_name",
                  group.name()));
      assertThat(
              V1.data(
                  box.get(
                      FIND_PERMISSIONS + "?info.name=" + V1.encoded(group.name()) + "&exact=true")))
          .isEmpty();
      assertThat(box.row(person).path("identity_id").asText()).isEqualTo(person);
    }

    @Test
    @DisplayName("refuses a name that nobody has")
    void unknown() {
      box.refused(
          box.delete(PERMISSIONS, Json.object("permission_name", box.box().fresh("none"))), 40491);
    }
  }
}

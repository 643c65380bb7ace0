package dev.muster.contract;

import static dev.muster.contract.V1.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.3: people, v1 — read, update, delete")
class V1PeopleTest {

  private final V1 box;

  V1PeopleTest(V1 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§4.3.2 GET /SophonFogSys/api/users")
  class Read {

    @Test
    @DisplayName("one: info with user_id, name, type, permissions, pictures; the photo itself")
    void one() {
      V1.Group group = box.permission();
      String id = box.person(Faces.ANN, group);

      JsonNode row = box.row(id);
      JsonNode info = row.path("info");

      assertThat(row.path("identity_id").asText()).isEqualTo(id);
      assertThat(Json.texts(row.path("group_name"))).containsExactly("default_group");
      assertThat(Faces.decoded(row.path("reg_photo").asText())).isNotEmpty();
      assertThat(info.path("user_id").asText()).isEqualTo(id);
      assertThat(info.path("name").asText()).isEqualTo("name of " + id);
      assertThat(info.path("type").asInt()).isEqualTo(1);
      assertThat(Json.texts(info.path("permission_ids"))).containsExactly(group.id());
      if (box.embedded()) {
        assertThat(Faces.decoded(row.path("reg_photo").asText())).isEqualTo(Faces.of(Faces.ANN));
        assertThat(Json.texts(info.path("permission_names"))).containsExactly(group.name());
        assertThat(Json.texts(info.path("group_ids"))).containsExactly("default_group");
        assertThat(info.path("face_ids")).hasSize(1);
        assertThat(info.path("image_ids")).hasSize(1);
        assertThat(info.path("image_ids").path(0)).isEqualTo(info.path("image_id"));
      }
    }

    @Test
    @DisplayName("identity_id alone is enough, and wins over group_name")
    void identityWins() {
      String id = box.person(Faces.ANN);
      String other = box.faceGroup();

      assertThat(V1.data(box.get(USERS + "?identity_id=" + id)).path("identities_list")).hasSize(1);
      if (box.embedded()) {
        assertThat(
                V1.data(box.get(USERS + "?identity_id=" + id + "&group_name=" + other))
                    .path("identities_list"))
            .hasSize(1);
      }
    }

    @Test
    @DisplayName("a group by pages from 0 (§7.10)")
    void pages() {
      String group = box.faceGroup();
      for (int i = 0; i < 3; i++) {
        V1.data(
            box.register(
                V1.user(box.box().fresh("person"), new byte[0])
                    .put("need_bring_pic", false)
                    .put("group_name", group)));
      }
      JsonNode first = V1.data(box.get(USERS + "?group_name=" + group + "&limit=2&skip_num=0"));
      JsonNode second = V1.data(box.get(USERS + "?group_name=" + group + "&limit=2&skip_num=1"));

      assertThat(first.path("identities_list")).hasSize(2);
      assertThat(second.path("identities_list")).hasSize(1);
      assertThat(Json.texts(second.path("identities_list"), "identity_id"))
          .doesNotContainAnyElementsOf(Json.texts(first.path("identities_list"), "identity_id"));
      if (box.embedded()) {
        assertThat(second.path("pagination"))
            .isEqualTo(Json.object("limit", 2, "num_pages", 2, "skip_num", 1, "total_count", 3));
      }
    }

    @Test
    @EmbeddedOnly("§4.3.2 identity_name is D5x only, exact or substring unknown")
    @DisplayName("identity_name finds by name")
    void byName() {
      String id = box.person(Faces.ANN);
      JsonNode rows =
          V1.data(
                  box.get(
                      USERS
                          + "?group_name=default_group&identity_name="
                          + V1.encoded("name of " + id)))
              .path("identities_list");
      assertThat(Json.texts(rows, "identity_id")).containsExactly(id);
    }
  }

  @Nested
  @DisplayName("§4.3.3 PUT /SophonFogSys/api/users")
  class Update {

    @Test
    @DisplayName("changes name, type and permissions, keeps unknown keys, and answers the info")
    void info() {
      V1.Group before = box.permission();
      V1.Group after = box.permission();
      String id = box.person(Faces.ANN, before);

      JsonNode data =
          V1.data(
              box.put(
                  USERS,
                  Json.object(
                      "identity_id",
                      id,
                      "info",
                      Json.object(
                          "name",
                          "小明",
                          "type",
                          5,
                          "aaa",
                          1,
                          "permission_ids",
                          List.of(after.id())))));

      assertThat(data.path("identity_id").asText()).isEqualTo(id);
      assertThat(data.path("image_id").asText()).isNotEmpty();
      assertThat(data.path("info").path("name").asText()).isEqualTo("小明");
      assertThat(data.path("info").path("user_id").asText()).isEqualTo(id);
      JsonNode info = box.row(id).path("info");
      assertThat(info.path("name").asText()).isEqualTo("小明");
      assertThat(info.path("type").asInt()).isEqualTo(5);
      assertThat(info.path("aaa").asInt()).isEqualTo(1);
      assertThat(Json.texts(info.path("permission_ids"))).containsExactly(after.id());
    }

    @Test
    @DisplayName("permission_ids not filled becomes [\"0\"] (§7.3)")
    void permissionsNotFilled() {
      String id = box.person(Faces.ANN, box.permission());

      V1.data(
          box.put(
              USERS, Json.object("identity_id", id, "info", Json.object("name", "n", "type", 1))));

      assertThat(Json.texts(box.row(id).path("info").path("permission_ids"))).containsExactly("0");
    }

    @Test
    @DisplayName("a new reg_photo replaces the face that is compared with")
    void photo() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      String id = box.person(Faces.ANN, group);

      V1.data(
          box.put(
              USERS,
              Json.object(
                  "identity_id",
                  id,
                  "reg_photo",
                  Faces.base64(Faces.of(Faces.BEN)),
                  "info",
                  Json.object("name", "n", "type", 1, "permission_ids", List.of(group.id())))));

      assertThat(box.match(door, Faces.of(Faces.BEN)).json().path("retcode").asText())
          .isEqualTo("1");
      assertThat(box.match(door, Faces.of(Faces.ANN)).json().path("retcode").asText())
          .isEqualTo("0");
    }

    @Test
    @DisplayName("refuses an id that nobody has (40401, inferred)")
    void unknown() {
      box.refused(
          box.put(
              USERS,
              Json.object(
                  "identity_id", box.box().fresh("none"), "info", Json.object("name", "n"))),
          40401);
    }
  }

  @Nested
  @DisplayName("§4.3.4 DELETE /SophonFogSys/api/users")
  class Delete {

    @Test
    @DisplayName("one: group list, id and message; face and photo go along (§7.9)")
    void one() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);
      String stays = box.person(Faces.BEN, group);
      String id = box.person(Faces.ANN, group);
      String image = box.row(id).path("info").path("image_id").asText();

      JsonNode data = V1.data(box.delete(USERS, Json.object("identity_id", id)));

      assertThat(data)
          .isEqualTo(
              Json.object(
                  "group_name",
                  List.of("default_group"),
                  "identity_id",
                  id,
                  "message",
                  "have remove from group success"));
      JsonNode match = box.match(door, Faces.of(Faces.ANN)).json();
      assertThat(match.path("retcode").asText()).isEqualTo("0");
      assertThat(box.row(stays).path("identity_id").asText()).isEqualTo(stays);
      if (box.embedded()) {
        assertThat(box.get(V1.IMAGES + image).status()).isEqualTo(404);
      }
    }

    @Test
    @DisplayName("many (V5R7)")
    void many() {
      String ann = box.person(Faces.ANN);
      String ben = box.person(Faces.BEN);

      JsonNode data = V1.data(box.delete(USERS, Json.object("identity_ids", List.of(ann, ben))));

      assertThat(Json.texts(data.path("identity_ids"))).containsExactlyInAnyOrder(ann, ben);
      assertThat(data.path("message").asText()).isEqualTo("have remove from group success");
    }

    @Test
    @DisplayName("partly failed is the printed error 400091 with HTTP 400; the others are gone")
    void partly() {
      String ann = box.person(Faces.ANN);

      Reply reply =
          box.delete(USERS, Json.object("identity_ids", List.of(box.box().fresh("none"), ann)));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.error().path("code").asInt()).isEqualTo(400091);
      assertThat(reply.error().path("status").asText()).isEqualTo("DELETE_USERS_FAILED");
      assertThat(reply.error().path("message").asText()).contains("delete some users failed");
      assertThat(reply.error().path("chinese_message").asText()).isEqualTo("部分用户删除失败");
      if (box.embedded()) {
        assertThat(box.delete(USERS, Json.object("identity_id", ann)).status()).isNotEqualTo(200);
      }
    }

    @Test
    @DisplayName("the id is free again")
    void again() {
      String id = box.person(Faces.ANN);
      V1.data(box.delete(USERS, Json.object("identity_id", id)));
      ObjectNode user = V1.user(id, Faces.of(Faces.BEN));
      V1.data(box.register(user));
    }
  }
}

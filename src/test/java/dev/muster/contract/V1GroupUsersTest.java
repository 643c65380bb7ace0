package dev.muster.contract;

import static dev.muster.contract.V1.GROUP_USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.2: people of a face group, PUT and DELETE GroupUsers")
class V1GroupUsersTest {

  private final V1 box;

  V1GroupUsersTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("PUT adds people; the ids in the group come back when asked for")
  void add() {
    String group = box.faceGroup();
    String ann = box.person(Faces.ANN);
    String ben = box.person(Faces.BEN);

    JsonNode quiet = V1.data(box.put(GROUP_USERS, members(group, false, ann)));
    assertThat(quiet.path("group_name").asText()).isEqualTo(group);
    assertThat(quiet.has("identity_id")).isFalse();

    JsonNode asked = V1.data(box.put(GROUP_USERS, members(group, true, ben)));
    assertThat(Json.texts(asked.path("identity_id"))).containsExactlyInAnyOrder(ann, ben);
    assertThat(Json.texts(box.row(ann).path("group_name")))
        .containsExactlyInAnyOrder("default_group", group);
  }

  @Test
  @DisplayName("who is added is listed in the group and compared with there")
  void takesPart() {
    String group = box.faceGroup();
    V1.Group permission = box.permission();
    String ann = box.person(Faces.ANN, permission);
    V1.data(box.put(GROUP_USERS, members(group, false, ann)));

    JsonNode listed = V1.data(box.get(V1.USERS + "?group_name=" + group));
    assertThat(Json.texts(listed.path("identities_list"), "identity_id")).containsExactly(ann);
    Reply match =
        box.post(
            V1.MATCH,
            Json.object(
                "rgb_image_base64",
                Faces.base64(Faces.of(Faces.ANN)),
                "group_name",
                group,
                "permission_name",
                permission.name()));
    assertThat(match.json().path("identity_id").asText()).isEqualTo(ann);
  }

  @Test
  @DisplayName("DELETE removes people and answers those who remain")
  void remove() {
    String group = box.faceGroup();
    String ann = box.person(Faces.ANN);
    String ben = box.person(Faces.BEN);
    V1.data(box.put(GROUP_USERS, members(group, false, ann, ben)));

    JsonNode data = V1.data(box.delete(GROUP_USERS, members(group, true, ann)));

    assertThat(data.path("group_name").asText()).isEqualTo(group);
    assertThat(Json.texts(data.path("identity_id"))).containsExactly(ben);
    assertThat(data.path("message").isTextual()).isTrue();
    assertThat(Json.texts(box.row(ann).path("group_name"))).containsExactly("default_group");
  }

  @Test
  @DisplayName("an unknown group is refused (40491, inferred)")
  void unknownGroup() {
    String ann = box.person(Faces.ANN);
    String none = box.box().fresh("none");
    box.refused(box.put(GROUP_USERS, members(none, false, ann)), 40491);
    box.refused(box.delete(GROUP_USERS, members(none, false, ann)), 40491);
  }

  private static Object members(String group, boolean withIds, String... ids) {
    return Json.object(
        "group_name", group, "identity_id", List.of(ids), "with_identity_id", withIds);
  }
}

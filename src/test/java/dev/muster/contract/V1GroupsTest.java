package dev.muster.contract;

import static dev.muster.contract.V1.FIND_GROUPS;
import static dev.muster.contract.V1.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.2: face groups, v1")
class V1GroupsTest {

  private final V1 box;

  V1GroupsTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("POST answers the info")
  void create() {
    String name = box.box().fresh("group");
    box.box().whenDone(() -> box.delete(GROUPS, Json.object("group_name", name)));

    JsonNode data = V1.data(box.post(GROUPS, Json.object("group_name", name, "description", "二楼")));

    assertThat(data).isEqualTo(Json.object("info", Json.object("description", "二楼", "name", name)));
  }

  @Test
  @DisplayName("POST refuses a name that exists, and an empty one: both are 40012 (§2.2)")
  void unique() {
    String name = box.faceGroup();
    box.refused(box.post(GROUPS, Json.object("group_name", name, "description", "")), 40012);
    box.refused(box.post(GROUPS, Json.object("group_name", "", "description", "")), 40012);
  }

  @Test
  @DisplayName("default_group is there on a fresh box, and its _id is found by its name")
  void defaultGroup() {
    JsonNode found = V1.data(box.get(FIND_GROUPS + "?info.name=default_group&exact=true"));
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("info").path("name").asText()).isEqualTo("default_group");
    assertThat(found.path(0).path("_id").asText()).isNotEmpty();
    if (box.embedded()) {
      assertThat(found.path(0).path("_id").asText()).isEqualTo("default_group");
    }
    assertThat(V1.data(box.get(FIND_GROUPS + "?info.name=no-such-group&exact=true"))).isEmpty();
  }

  @Test
  @DisplayName("GET lists one by name; of version V2 the id is the name")
  void byName() {
    String name = box.faceGroup();

    JsonNode data = V1.data(box.get(GROUPS + "?group_name=" + name));

    JsonNode row = data.path("groups_list").path(0);
    assertThat(data.path("groups_list")).hasSize(1);
    assertThat(row.path("name").asText()).isEqualTo(name);
    if (box.embedded()) {
      assertThat(row.path("group_id").asText()).isEqualTo(name);
      assertThat(row.path("groupname").asText()).isEqualTo(name);
      assertThat(row.path("version").asText()).isEqualTo("V2");
    }
  }

  @Test
  @DisplayName("GET pages by number from 0 (§7.10)")
  void pages() {
    for (int i = 0; i < 3; i++) {
      box.faceGroup();
    }
    JsonNode all = V1.data(box.get(GROUPS + "?skip_num=0&limit=100"));
    JsonNode second = V1.data(box.get(GROUPS + "?skip_num=1&limit=2"));
    int total = all.path("pagination").path("total_count").asInt();

    assertThat(total).isGreaterThanOrEqualTo(4);
    assertThat(second.path("pagination"))
        .isEqualTo(
            Json.object(
                "limit", 2, "num_pages", (total + 1) / 2, "skip_num", 1, "total_count", total));
    assertThat(Json.texts(second.path("groups_list"), "name"))
        .isEqualTo(Json.texts(all.path("groups_list"), "name").subList(2, 4));
  }

  @Test
  @DisplayName("PUT changes description and extra info")
  void update() {
    String name = box.faceGroup();

    JsonNode data =
        V1.data(
            box.put(
                GROUPS,
                Json.object(
                    "group_name", name, "description", "new", "info", Json.object("floor", 2))));

    assertThat(data.path("info").path("name").asText()).isEqualTo(name);
    assertThat(data.path("info").path("description").asText()).isEqualTo("new");
    assertThat(data.path("info").path("floor").asInt()).isEqualTo(2);
    box.refused(
        box.put(GROUPS, Json.object("group_name", box.box().fresh("none"), "description", "")),
        40491);
  }

  @Test
  @DisplayName("DELETE keeps the people (§7.9)")
  void peopleSurvive() {
    String name = box.faceGroup();
    String person = box.box().fresh("person");
    V1.data(
        box.register(
            V1.user(person, Faces.of(Faces.ANN)).put("group_name", "default_group," + name)));

    JsonNode data = V1.data(box.delete(GROUPS, Json.object("group_name", name)));

    assertThat(data)
        .isEqualTo(
            Json.object(
                "group_name",
                name,
                "message",
                "just delete the group info,the user already exists"));
    assertThat(Json.texts(box.row(person).path("group_name"))).containsExactly("default_group");
  }

  @Test
  @DisplayName("DELETE with user_recursive_delete takes the people along (§7.9)")
  void recursive() {
    String name = box.faceGroup();
    String person = box.box().fresh("person");
    V1.data(box.register(V1.user(person, Faces.of(Faces.ANN)).put("group_name", name)));

    V1.data(box.delete(GROUPS, Json.object("group_name", name, "user_recursive_delete", true)));

    assertThat(box.get(V1.USERS + "?identity_id=" + person))
        .matches(
            reply -> !reply.ok() || reply.data().path("identities_list").isEmpty(), "nobody left");
  }
}

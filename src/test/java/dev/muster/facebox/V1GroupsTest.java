package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.2, face groups")
class V1GroupsTest {

  private static final String FOG = "/SophonFogSys/api/groups";

  private static RunningBox box;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("§12.1: default_group is there from the start, its id is its name")
  void defaultGroup() {
    assertThat(
            box.get("/SophonFace/api/groups?info.name=default_group&exact=true")
                .data()
                .path(0)
                .toString())
        .isEqualTo(
            "{\"_id\":\"default_group\",\"info\":{\"name\":\"default_group\",\"description\":\"\"}}");
    assertThat(box.get("/SophonFace/api/groups?info.name=none&exact=true").data()).isEmpty();
  }

  @Test
  @DisplayName("§4.2: a group is created, listed, described and deleted")
  void wholeLife() {
    String created =
        box.post(FOG, "{\"group_name\":\"library\",\"description\":\"d\"}").json().toString();
    assertThat(created)
        .isEqualTo("{\"data\":{\"info\":{\"name\":\"library\",\"description\":\"d\"}}}");

    assertThat(
            box.get(FOG + "?group_name=library")
                .data()
                .path("groups_list")
                .path(0)
                .path("group_id")
                .asText())
        .isEqualTo("library");
    assertThat(
            box.put(FOG, "{\"group_name\":\"library\",\"description\":\"new\"}")
                .data()
                .path("info")
                .path("description")
                .asText())
        .isEqualTo("new");
    assertThat(box.delete(FOG, "{\"group_name\":\"library\"}").data().path("message").asText())
        .isEqualTo("just delete the group info,the user already exists");
    assertThat(box.get(FOG + "?group_name=library").data().path("groups_list")).isEmpty();
  }

  @Test
  @DisplayName("§2.4: a taken name is 40012, an unknown group 40491, a comma 40091")
  void refusals() {
    assertThat(box.post(FOG, "{\"group_name\":\"default_group\"}").code()).isEqualTo(40012);
    assertThat(box.post(FOG, "{\"group_name\":\"a,b\"}").code()).isEqualTo(40091);
    assertThat(box.put(FOG, "{\"group_name\":\"none\"}").code()).isEqualTo(40491);
    assertThat(box.delete(FOG, "{\"group_name\":\"none\"}").code()).isEqualTo(40491);
  }

  @Test
  @DisplayName("§7.9: people stay when their group goes, unless user_recursive_delete")
  void people() {
    for (String group : new String[] {"mild", "harsh"}) {
      box.post(FOG, "{\"group_name\":\"%s\"}".formatted(group));
      box.post(
          "/SophonFogSys/api/users",
          RunningBox.user("of-" + group, "", FakeRecogniser.photo(Color.RED), "")
              .replace("default_group", group));
    }

    box.delete(FOG, "{\"group_name\":\"mild\"}");
    box.delete(FOG, "{\"group_name\":\"harsh\",\"user_recursive_delete\":true}");

    assertThat(box.get("/SophonFogSys/api/users?identity_id=of-mild").status()).isEqualTo(200);
    assertThat(box.get("/SophonFogSys/api/users?identity_id=of-harsh").code()).isEqualTo(40401);
  }
}

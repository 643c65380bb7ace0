package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.1, permission groups")
class V1PermissionsTest {

  private static final String FOG = "/SophonFogSys/api/permissions";

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
  @DisplayName("§4.1.1: creating answers the info without an id, and a trailing ? is harmless")
  void create() {
    RunningBox.Reply reply =
        box.post(
            FOG + "?",
            "{\"permission_name\":\"测试组\",\"description\":\"d\",\"info\":{\"floor\":3}}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).startsWith("application/json");
    assertThat(reply.json().toString())
        .isEqualTo("{\"data\":{\"info\":{\"floor\":3,\"name\":\"测试组\",\"description\":\"d\"}}}");
  }

  @Test
  @DisplayName("§2.4: a name that is taken is 40012, a missing or empty one 40091")
  void refusals() {
    box.permission("taken");

    assertThat(box.post(FOG, "{\"permission_name\":\"taken\"}").code()).isEqualTo(40012);
    assertThat(box.post(FOG, "{\"permission_name\":\"taken\"}").status()).isEqualTo(400);
    assertThat(box.post(FOG, "{\"description\":\"\"}").code()).isEqualTo(40091);
    assertThat(box.post(FOG, "{\"permission_name\":\"\"}").code()).isEqualTo(40091);
    assertThat(box.post(FOG, "{\"permission_name\":7}").code()).isEqualTo(40091);
    assertThat(box.post(FOG, "{\"permission_name\":\"%s\"}".formatted("x".repeat(257))).code())
        .isEqualTo(40091);
  }

  @Test
  @DisplayName("§4.1.2: the list has ids and pages that are counted, not offset")
  void list() {
    for (int i = 0; i < 3; i++) {
      box.permission("page" + i);
    }

    int total = box.get(FOG).data().path("pagination").path("total_count").asInt();
    JsonNode second = box.get(FOG + "?skip_num=1&limit=2").data();

    assertThat(second.path("permissions_list")).hasSize(Math.min(2, total - 2));
    assertThat(second.path("pagination").toString())
        .isEqualTo(
            "{\"limit\":2,\"num_pages\":%d,\"skip_num\":1,\"total_count\":%d}"
                .formatted((total + 1) / 2, total));
    JsonNode one = box.get(FOG + "?permission_name=page1").data().path("permissions_list");
    assertThat(one).hasSize(1);
    assertThat(one.get(0).path("permission_id").asText()).hasSize(36);
  }

  @Test
  @DisplayName("§4.1.3: the id query finds an exact name; nothing found is an empty list with 200")
  void find() {
    String id = box.permission("exact");
    box.permission("exactly");

    JsonNode found = box.get("/SophonFace/api/permissions?info.name=exact&exact=true").data();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("_id").asText()).isEqualTo(id);
    assertThat(found.get(0).path("info").path("name").asText()).isEqualTo("exact");
    assertThat(box.get("/SophonFace/api/permissions?info.name=exact").data()).hasSize(2);

    RunningBox.Reply none = box.get("/SophonFace/api/permissions?info.name=none&exact=true");
    assertThat(none.status()).isEqualTo(200);
    assertThat(none.data()).isEmpty();
  }

  @Test
  @DisplayName("§4.1.4: updating renames and describes, keeps the id and lists the people")
  void update() {
    String id = box.permission("old");
    box.person("in-old", id, FakeRecogniser.photo(Color.RED));

    JsonNode data =
        box.put(
                FOG,
                "{\"permission_name\":\"old\",\"description\":\"x\",\"new_permission_name\":\"new\"}")
            .data();

    assertThat(data.path("permission_id").asText()).isEqualTo(id);
    assertThat(data.path("info").toString()).isEqualTo("{\"name\":\"new\",\"description\":\"x\"}");
    assertThat(data.path("identity_ids").toString()).isEqualTo("[\"in-old\"]");
    assertThat(box.put(FOG, "{\"permission_name\":\"old\"}").code()).isEqualTo(40491);
  }

  @Test
  @DisplayName("§4.1.5: people survive the deletion of their group and lose it")
  void delete() {
    String id = box.permission("gone");
    box.person("survivor", id, FakeRecogniser.photo(Color.RED));

    RunningBox.Reply reply = box.delete(FOG, "{\"permission_name\":\"gone\"}");

    assertThat(reply.json().toString())
        .isEqualTo(
            "{\"data\":{\"message\":\"just delete the permission info,the user already exists\","
                + "\"permission_name\":\"gone\"}}");
    JsonNode info =
        box.get("/SophonFogSys/api/users?identity_id=survivor")
            .data()
            .path("identities_list")
            .path(0)
            .path("info");
    assertThat(info.path("permission_ids")).isEmpty();
    assertThat(info.path("name").asText()).isEqualTo("name of survivor");
    RunningBox.Reply again = box.delete(FOG, "{\"permission_name\":\"gone\"}");
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.code()).isEqualTo(40491);
  }
}

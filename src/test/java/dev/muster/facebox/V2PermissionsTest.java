package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.1, permission groups of v2")
class V2PermissionsTest {

  private RunningBox box;

  @BeforeEach
  void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.1: the answer to a create holds the chosen id; v1 sees the group")
  void create() {
    assertThat(
            box.v2(
                    "createpermission",
                    "{'permission_name':'测试组','permission_id':'270ec5e6','description':'d'}")
                .json()
                .toString())
        .isEqualTo(
            "{\"description\":\"d\",\"permission_id\":\"270ec5e6\",\"permission_name\":\"测试组\"}");
    assertThat(
            box.get("/SophonFogSys/api/permissions")
                .data()
                .path("permissions_list")
                .path(0)
                .path("permission_id")
                .asText())
        .isEqualTo("270ec5e6");
  }

  @Test
  @DisplayName("§5.1: without an id, or with an empty one, the box makes one")
  void generated() {
    assertThat(id("{'permission_name':'a'}")).hasSize(36);
    assertThat(id("{'permission_name':'b','permission_id':''}")).hasSize(36);
  }

  @Test
  @DisplayName("§5.1: taken ids and names are refused with the id or the name")
  void repeated() {
    id("{'permission_name':'a','permission_id':'1'}");

    RunningBox.Reply sameId =
        box.v2("createpermission", "{'permission_name':'b','permission_id':'1'}");
    assertThat(sameId.status()).isEqualTo(400);
    assertThat(sameId.error()).isEqualTo("ID_REPEAT_ERROR 1");
    assertThat(box.v2("createpermission", "{'permission_name':'a'}").error())
        .isEqualTo("NAME_REPEAT_ERROR a");
    assertThat(box.v2("createpermission", "{'permission_name':'c','permission_id':'0'}").error())
        .isEqualTo("ID_REPEAT_ERROR 0");
  }

  @Test
  @DisplayName("§5.1: one is found by id or by name, the id wins")
  void get() {
    id("{'permission_name':'a','permission_id':'1'}");

    assertThat(
            box.v2("getpermission", "{'permission_id':'1'}")
                .json()
                .path("permission_name")
                .asText())
        .isEqualTo("a");
    assertThat(
            box.v2("getpermission", "{'permission_name':'a'}")
                .json()
                .path("permission_id")
                .asText())
        .isEqualTo("1");
    RunningBox.Reply unknown =
        box.v2("getpermission", "{'permission_id':'2','permission_name':'a'}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.error()).isEqualTo("ID_NOT_FOUND 2");
    assertThat(box.v2("getpermission", "{'permission_name':'b'}").error())
        .isEqualTo("ID_NOT_FOUND b");
    assertThat(box.v2("getpermission", "{}").error()).isEqualTo("MISSING_ARGUMENTS permission_id");
  }

  @Test
  @DisplayName("§5.1: a list is found by a part of the name, in pages, without num_pages")
  void list() {
    for (String name : new String[] {"gate-1", "door", "gate-2", "gate-3"}) {
      id("{'permission_name':'%s','permission_id':'id-%s'}".formatted(name, name));
    }

    JsonNode page =
        box.v2("getpermissions", "{'permission_name':'gate','page_limit':2,'page_index':1}").json();
    assertThat(page.toString())
        .isEqualTo(
            "{'pagination':{'page_index':1,'page_limit':2,'total_count':3},'permissions':[{'description':'','permission_id':'id-gate-3','permission_name':'gate-3'}]}"
                .replace('\'', '"'));
    assertThat(box.v2("getpermissions", "{}").json().path("pagination").toString())
        .isEqualTo("{\"page_index\":0,\"page_limit\":10,\"total_count\":4}");
  }

  @Test
  @DisplayName("§5.1: an update by id or name changes what is sent and keeps the rest")
  void update() {
    id("{'permission_name':'a','permission_id':'1','description':'d'}");
    id("{'permission_name':'b','permission_id':'2'}");

    assertThat(box.v2("updatepermission", "{'permission_id':'1','new_name':'c'}").json().toString())
        .isEqualTo("{\"description\":\"d\",\"permission_id\":\"1\",\"permission_name\":\"c\"}");
    assertThat(
            box.v2("updatepermission", "{'permission_name':'c','new_description':''}")
                .json()
                .toString())
        .isEqualTo("{\"description\":\"\",\"permission_id\":\"1\",\"permission_name\":\"c\"}");
    assertThat(box.v2("updatepermission", "{'permission_id':'1','new_name':'b'}").error())
        .isEqualTo("NAME_REPEAT_ERROR b");
    assertThat(box.v2("updatepermission", "{'permission_id':'1','new_name':'c'}").status())
        .isEqualTo(200);
    assertThat(box.v2("updatepermission", "{'permission_id':'3','new_name':'x'}").error())
        .isEqualTo("ID_NOT_FOUND 3");
  }

  @Test
  @DisplayName("§5.1: a delete answers the id; people survive it")
  void delete() {
    id("{'permission_name':'a','permission_id':'1'}");
    box.person("p", "1", FakeRecogniser.photo(java.awt.Color.RED));

    assertThat(box.v2("deletepermission", "{'permission_name':'a'}").json().toString())
        .isEqualTo("{\"permission_id\":\"1\"}");
    assertThat(box.v2("deletepermission", "{'permission_id':'1'}").error())
        .isEqualTo("ID_NOT_FOUND 1");
    assertThat(
            box.v2("getidentity", "{'identity_id':'p'}").json().path("permission_ids").toString())
        .isEqualTo("[]");
  }

  private String id(String json) {
    return box.v2("createpermission", json).json().path("permission_id").asText();
  }
}

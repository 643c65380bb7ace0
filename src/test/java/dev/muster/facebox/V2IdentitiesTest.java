package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.2, people of v2")
class V2IdentitiesTest {

  private static final String RED = RunningBox.base64(FakeRecogniser.photo(Color.RED));
  private static final String GREEN = RunningBox.base64(FakeRecogniser.photo(Color.GREEN));

  @TempDir private static Path images;
  private RunningBox box;

  @BeforeEach
  void start(@TempDir Path data) {
    box = RunningBox.start(data, "--muster.facebox.images=" + images);
    box.v2("createpermission", "{'permission_name':'staff','permission_id':'staff'}");
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.2.1: a person with a photo; the answer is the face, the person, the photo")
  void create() {
    JsonNode answer =
        box.v2(
                "createidentity",
                "{'identity_id':'100000','identity_name':'小明','user_type':'vip','permission_ids':['staff'],"
                    + "'ext_user_info':{'mobile':'1','room':'2'},'register_image':'"
                    + RED
                    + "'}")
            .json();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("face_id", "identity_id", "register_image_id");
    assertThat(get("100000").toString())
        .isEqualTo(
            ("{'ext_user_info':{'mobile':'1','room':'2'},'face_ids':['%s'],'identity_id':'100000','identity_name':'小明',"
                    + "'permission_ids':['staff'],'register_image_ids':['%s'],'user_type':'vip'}")
                .formatted(
                    answer.path("face_id").asText(), answer.path("register_image_id").asText())
                .replace('\'', '"'));
    RunningBox.Reply photo =
        box.get("/sophon/v2/face/getregisterimage/" + answer.path("register_image_id").asText());
    assertThat(photo.bytes()).isEqualTo(Base64.getDecoder().decode(RED));
  }

  @Test
  @DisplayName("§5.2.1: only a photo is needed: a new id, 佚名, employee, no permission")
  void defaults() {
    String id = create("'identity_id':'',", RED).json().path("identity_id").asText();

    assertThat(id).hasSize(36);
    JsonNode person = get(id);
    assertThat(person.path("identity_name").asText()).isEqualTo("佚名");
    assertThat(person.path("user_type").asText()).isEqualTo("employee");
    assertThat(person.path("permission_ids").toString()).isEqualTo("[]");
    assertThat(person.path("ext_user_info").toString()).isEqualTo("{}");
  }

  @Test
  @DisplayName("§5.2.1: exactly one of feature, picture and path")
  void sources() throws IOException {
    Files.write(images.resolve("red.png"), Base64.getDecoder().decode(RED));
    String feature = "[1.5%s]".formatted(String.join("", Collections.nCopies(511, ",0")));

    assertThat(box.v2("createidentity", "{'register_image_path':'red.png'}").status())
        .isEqualTo(200);
    assertThat(
            box.v2(
                    "createidentity",
                    "{'register_image_path':'%s'}".formatted(images.resolve("red.png")))
                .status())
        .isEqualTo(200);
    JsonNode byFeature =
        box.v2("createidentity", "{'identity_id':'f','register_feature':%s}".formatted(feature))
            .json();
    assertThat(byFeature.path("register_image_id").asText()).isEmpty();
    assertThat(get("f").path("register_image_ids").toString()).isEqualTo("[\"\"]");

    assertThat(box.v2("createidentity", "{}").error())
        .isEqualTo("MISSING_ARGUMENTS register_feature | register_image | register_image_path");
    assertThat(box.v2("createidentity", "{'register_image':'x','register_feature':[1]}").error())
        .startsWith("INVALID_ARGUMENTS register_feature, register_image");
    assertThat(box.v2("createidentity", "{'register_feature':[1,2]}").error())
        .startsWith("INVALID_ARGUMENTS register_feature");
    assertThat(box.v2("createidentity", "{'register_image_path':'/etc/passwd'}").error())
        .startsWith("IMAGE_NOT_OPENED ");
  }

  @Test
  @DisplayName("§1.2: base64 with line breaks or as data URI is read, anything else is no picture")
  void base64() {
    String lines =
        Base64.getMimeEncoder(76, new byte[] {'\n'})
            .encodeToString(Base64.getDecoder().decode(RED))
            .replace("\n", "\\n");

    assertThat(create("", lines + "\\n").status()).isEqualTo(200);
    assertThat(create("", "data:image/jpeg;base64," + RED).status()).isEqualTo(200);
    assertThat(create("", "").error()).startsWith("IMAGE_DECODE_ERROR ");
    assertThat(create("", "%%%").error()).startsWith("IMAGE_DECODE_ERROR ");
    assertThat(create("", "AAAA").error()).startsWith("IMAGE_DECODE_ERROR ");
  }

  @Test
  @DisplayName("§5.2.1, §9: no face, a face too small for the level, a picture too large")
  void pictures() {
    assertThat(create("", RunningBox.base64(FakeRecogniser.nobody())).error())
        .startsWith("NO_FACE_ERROR ");
    String small = RunningBox.base64(FakeRecogniser.photo(Color.RED, 100));
    assertThat(create("", small).error()).isEqualTo("LOW_QUALITY_ERROR face_size");
    assertThat(create("'fiqa_level':'normal',", small).status()).isEqualTo(200);
    assertThat(create("'fiqa_level':'middle',", small).error())
        .startsWith("INVALID_ARGUMENTS fiqa_level");
    assertThat(create("", RunningBox.base64(new byte[5 * 1024 * 1024 + 1])).error())
        .startsWith("IMAGE_SIZE_TOO_LARGE_ERROR ");
  }

  @Test
  @DisplayName("§5.2.1: a taken id is refused, or all of the person is replaced")
  void repeated() {
    String first =
        create("'identity_id':'1','identity_name':'a','ext_user_info':{'room':'1'},", RED)
            .json()
            .path("register_image_id")
            .asText();
    RunningBox.Reply refused = create("'identity_id':'1','identity_name':'b',", GREEN);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).isEqualTo("ID_REPEAT_ERROR 1");
    assertThat(get("1").path("identity_name").asText()).isEqualTo("a");

    assertThat(create("'identity_id':'1','force_replace':true,", GREEN).status()).isEqualTo(200);
    assertThat(get("1").path("identity_name").asText()).isEqualTo("佚名");
    assertThat(get("1").path("ext_user_info").toString()).isEqualTo("{}");
    assertThat(get("1").path("register_image_ids")).hasSize(1);
    assertThat(get("1").path("register_image_ids").path(0).asText()).isNotEqualTo(first);
  }

  @Test
  @DisplayName("§5.2.1: unknown permissions and types, and a wrong switch, are refused")
  void fields() {
    assertThat(create("'permission_ids':['staff','none'],", RED).error())
        .isEqualTo("PERMISSION_ID_NOT_FOUND none");
    assertThat(create("'user_type':'boss',", RED).error())
        .startsWith("INVALID_ARGUMENTS user_type");
    assertThat(create("'force_replace':'true',", RED).error())
        .startsWith("INVALID_ARGUMENTS force_replace");
    assertThat(create("'ext_user_info':'x',", RED).error())
        .startsWith("INVALID_ARGUMENTS ext_user_info");
    assertThat(box.v2("getidentities", "{}").json().path("identities")).isEmpty();
  }

  @Test
  @DisplayName("§5.2.1: a full library is GROUP_LEN_ERROR")
  void full(@TempDir Path data) {
    try (RunningBox small = RunningBox.start(data, "--muster.facebox.people=1")) {
      String body = "{'register_image':'" + RED + "'}";
      assertThat(small.v2("createidentity", body).status()).isEqualTo(200);
      assertThat(small.v2("createidentity", body).error()).startsWith("GROUP_LEN_ERROR ");
    }
  }

  @Test
  @DisplayName("§5.2: somebody of v1 is seen in v2 and the other way round")
  void bothApis() {
    box.post(
        "/SophonFogSys/api/users",
        "{'group_name':'default_group','identity_id':'v1','fiqa_level':'no','reg_photo':'%s','info':{'name':'n','type':3,'aaa':1,'permission_ids':['staff'],'ext_info':{'mobile':'7'}}}"
            .formatted(RED)
            .replace('\'', '"'));

    JsonNode seen = get("v1");
    assertThat(seen.path("identity_name").asText()).isEqualTo("n");
    assertThat(seen.path("user_type").asText()).isEqualTo("blacklist");
    assertThat(seen.path("ext_user_info").toString()).isEqualTo("{\"mobile\":\"7\"}");

    box.v2("updateidentity", "{'identity_id':'v1','user_type':'vip','ext_user_info':{}}");
    JsonNode info =
        box.get("/SophonFogSys/api/users?identity_id=v1")
            .data()
            .path("identities_list")
            .path(0)
            .path("info");
    assertThat(info.path("type").asInt()).isEqualTo(5);
    assertThat(info.path("aaa").asInt()).isEqualTo(1);
    assertThat(info.path("ext_info").toString()).isEqualTo("{}");
    create("'identity_id':'v2',", GREEN);
    assertThat(
            box.get("/SophonFogSys/api/users?group_name=default_group")
                .data()
                .path("identities_list"))
        .hasSize(2);
  }

  @Test
  @DisplayName("§5.2.2: the list knows parts of names, ids and permissions, in pages")
  void list() {
    create("'identity_id':'1','identity_name':'anna','permission_ids':['staff'],", RED);
    create("'identity_id':'2','identity_name':'hanna',", RED);
    create("'identity_id':'3','identity_name':'bob','permission_ids':['staff'],", RED);

    assertThat(ids("{}")).isEqualTo("1,2,3");
    assertThat(ids("{'page_limit':2,'page_index':1}")).isEqualTo("3");
    assertThat(ids("{'filters':{'identity_name':'anna'}}")).isEqualTo("1,2");
    assertThat(ids("{'filters':{'identity_id':'3'}}")).isEqualTo("3");
    assertThat(ids("{'filters':{'permission_id_list':['staff']}}")).isEqualTo("1,3");
    assertThat(ids("{'filters':{'permission_id_list':['staff'],'identity_name':'anna'}}"))
        .isEqualTo("1");
    assertThat(ids("{'filters':{'permission_id_list':['none']}}")).isEmpty();
    assertThat(ids("{'filters':{'permission_id_list':[]}}")).isEqualTo("1,2,3");
    JsonNode page =
        box.v2("getidentities", "{'filters':{'identity_name':'anna'},'page_limit':1}").json();
    assertThat(page.fieldNames()).toIterable().containsExactly("identities", "pagination");
    assertThat(page.path("pagination").toString())
        .isEqualTo("{\"page_index\":0,\"page_limit\":1,\"total_count\":2}");
    assertThat(box.v2("getidentities", "{'filters':[]}").error())
        .startsWith("INVALID_ARGUMENTS filters");
  }

  @Test
  @DisplayName("§5.2.2: an update overwrites what is sent, keeps the rest and answers the person")
  void update() {
    create(
        "'identity_id':'1','identity_name':'a','permission_ids':['staff'],'ext_user_info':{'room':'1','floor':'2'},",
        RED);

    assertThat(box.v2("updateidentity", "{'identity_id':'1','ext_user_info':{'room':'9'}}").json())
        .isEqualTo(get("1"));
    assertThat(get("1").path("ext_user_info").toString()).isEqualTo("{\"room\":\"9\"}");
    assertThat(get("1").path("identity_name").asText()).isEqualTo("a");
    assertThat(get("1").path("permission_ids").toString()).isEqualTo("[\"staff\"]");

    box.v2("updateidentity", "{'identity_id':'1','permission_ids':[],'identity_name':''}");
    assertThat(get("1").path("permission_ids").toString()).isEqualTo("[]");
    assertThat(get("1").path("identity_name").asText()).isEmpty();

    assertThat(box.v2("updateidentity", "{'identity_id':'1','permission_ids':['none']}").error())
        .isEqualTo("PERMISSION_ID_NOT_FOUND none");
    assertThat(box.v2("updateidentity", "{'identity_id':'2'}").error()).isEqualTo("ID_NOT_FOUND 2");
  }

  @Test
  @DisplayName("§5.2.2: a delete answers whom it deleted and whom it did not find")
  void delete() {
    String image = create("'identity_id':'1',", RED).json().path("register_image_id").asText();
    create("'identity_id':'2',", RED);

    RunningBox.Reply reply = box.v2("deleteidentities", "{'identity_ids':['1','x','2','x']}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().toString())
        .isEqualTo("{\"success_identity_ids\":[\"1\",\"2\"],\"failed_identity_ids\":[\"x\"]}");
    assertThat(box.v2("getidentity", "{'identity_id':'1'}").error()).isEqualTo("ID_NOT_FOUND 1");
    assertThat(box.get("/sophon/v2/face/getregisterimage/" + image).bytes())
        .isNotEqualTo(Base64.getDecoder().decode(RED));
    assertThat(box.v2("deleteidentities", "{}").error())
        .isEqualTo("MISSING_ARGUMENTS identity_ids");
  }

  private RunningBox.Reply create(String more, String photo) {
    return box.v2("createidentity", "{" + more + "'register_image':'" + photo + "'}");
  }

  private JsonNode get(String id) {
    return box.v2("getidentity", "{'identity_id':'%s'}".formatted(id)).json();
  }

  private String ids(String json) {
    return String.join(
        ",",
        box.v2("getidentities", json).json().path("identities").findValuesAsText("identity_id"));
  }
}

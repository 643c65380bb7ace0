package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("contracts/baidu.md §4.5, the face library over HTTP")
class BaiduLibraryTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] RED_AGAIN = FakeRecogniser.photo(Color.RED, 140);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);
  private static final String RED_TEXT = Base64.getEncoder().encodeToString(RED);

  private static RunningBox box;
  private static BaiduClient client;
  private static int tests;

  /** Each test has a group of its own. */
  private String group = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory, BaiduClient.settings());
    client = new BaiduClient(box);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @BeforeEach
  void ownGroup(TestInfo test) {
    group = "g" + ++tests + "_" + test.getTestMethod().orElseThrow().getName();
  }

  @Test
  @DisplayName(
      "§3: an answer has code, message, log_id beyond 2^53, time, cached and result, in order")
  void envelope() {
    long before = System.currentTimeMillis() / 1000;
    JsonNode answer = client.call("faceset/group/add", "group_id", group);

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("error_code", "error_msg", "log_id", "timestamp", "cached", "result");
    assertThat(answer.path("error_code").asInt(-1)).isZero();
    assertThat(answer.path("error_msg").asText()).isEqualTo("SUCCESS");
    assertThat(answer.path("log_id").asLong()).isGreaterThan(1L << 53);
    assertThat(answer.path("timestamp").asLong()).isBetween(before, before + 60);
    assertThat(answer.path("cached").isInt()).isTrue();
    assertThat(answer.path("result").isNull()).isTrue();

    JsonNode again = client.call("faceset/group/add", "group_id", group);
    assertThat(again.path("error_code").asInt()).isEqualTo(223101);
    assertThat(again.path("error_msg").asText()).isEqualTo("group is already exist");
    assertThat(again.path("result").isNull()).isTrue();
  }

  @Test
  @DisplayName("§4.5.1: user/add makes group and user; token and place of the face come back")
  void add() {
    JsonNode result = client.enrol(group, "u1", RED, "user_info", "张三");

    assertThat(result.path("face_token").asText()).matches("[0-9a-f]{32}");
    assertThat(result.path("location").fieldNames())
        .toIterable()
        .containsExactly("left", "top", "width", "height", "rotation");
    assertThat(result.path("location").path("left").asDouble()).isEqualTo(10);
    assertThat(result.path("location").path("width").asDouble()).isEqualTo(150);
    assertThat(result.path("location").path("rotation").isIntegralNumber()).isTrue();
    assertThat(users()).isEqualTo("[\"u1\"]");
    assertThat(user("u1").toString())
        .isEqualTo("[{\"user_info\":\"张三\",\"group_id\":\"" + group + "\"}]");
  }

  @Test
  @DisplayName("§4.5.2: APPEND adds a face, REPLACE removes the others first")
  void appendAndReplace() {
    client.enrol(group, "u1", RED, "user_info", "first");
    client.enrol(group, "u1", BLUE, "action_type", "APPEND");
    assertThat(faces("u1")).hasSize(2);
    assertThat(user("u1").path(0).path("user_info").asText()).isEqualTo("first");

    client.enrol(group, "u1", RED_AGAIN, "action_type", "REPLACE", "user_info", "second");
    assertThat(faces("u1")).hasSize(1);
    assertThat(user("u1").path(0).path("user_info").asText()).isEqualTo("second");
    assertThat(find(BLUE)).isEqualTo(222207);
    assertThat(find(RED)).isZero();
  }

  @Test
  @DisplayName("§4.5.3: a face is once in a group, whoever has it; another group may have it, too")
  void sameFace() {
    client.enrol(group, "u1", RED);
    assertThat(add("u1", RED)).isEqualTo(223105);
    assertThat(add("u2", RED)).isEqualTo(223105);
    assertThat(users()).isEqualTo("[\"u1\"]");
    client.enrol(group + "_other", "u1", RED);
    client.enrol(group, "u1", RED, "action_type", "REPLACE");
  }

  @Test
  @DisplayName("§4.5.4: a user has at most 20 faces in a group, and as many in another")
  void twentyFaces() {
    for (int i = 0; i < 20; i++) {
      client.enrol(group, "u1", FakeRecogniser.photo(Color.RED, 60 + i));
    }
    JsonNode more = addAnswer("u1", FakeRecogniser.photo(Color.RED, 100));
    assertThat(more.path("error_code").asInt()).isEqualTo(222210);
    assertThat(more.path("error_msg").asText())
        .isEqualTo("the number of user's faces is beyond the limit");
    assertThat(faces("u1")).hasSize(20);
    client.enrol(group + "_other", "u1", FakeRecogniser.photo(Color.RED, 100));
  }

  @Test
  @DisplayName(
      "§4.5.5: user/update overwrites all faces; who is unknown is registered by REPLACE only")
  void update() {
    assertThat(update("u1", "UPDATE")).isEqualTo(223100);
    client.enrol(group, "u1", RED);
    client.enrol(group, "u1", RED_AGAIN);
    assertThat(update("u1", "UPDATE")).isZero();
    assertThat(faces("u1")).hasSize(1);
    assertThat(find(RED)).isEqualTo(222207);
    assertThat(update("u2", "UPDATE")).isEqualTo(223103);
    client.call("faceset/user/delete", "group_id", group, "user_id", "u1");
    assertThat(update("u2", "REPLACE")).isZero();
    assertThat(update("u2", "APPEND")).isEqualTo(216100);
  }

  @Test
  @DisplayName("§4.5.6: face/delete removes a face; with the last one the user goes")
  void deleteFace() {
    client.enrol(group, "u1", RED);
    client.enrol(group, "u1", BLUE);
    String first = faces("u1").path(0).path("face_token").asText();
    String second = faces("u1").path(1).path("face_token").asText();

    assertThat(deleteFace("u1", "0".repeat(32))).isEqualTo(223106);
    assertThat(deleteFace("u1", "short")).isEqualTo(222025);
    assertThat(deleteFace("nobody", first)).isEqualTo(223103);
    assertThat(deleteFace("u1", first)).isZero();
    assertThat(deleteFace("u1", first)).isEqualTo(223106);
    assertThat(find(RED)).isEqualTo(222207);
    assertThat(find(BLUE)).isZero();
    assertThat(deleteFace("u1", second)).isZero();
    assertThat(users()).isEqualTo("[]");
    assertThat(deleteFace("u1", second)).isEqualTo(223103);
  }

  @Test
  @DisplayName("face/getlist: token and time in Beijing, oldest first; no @ALL")
  void faceList() {
    String token = client.enrol(group, "u1", RED).path("face_token").asText();
    JsonNode face = faces("u1").path(0);
    assertThat(face.path("face_token").asText()).isEqualTo(token);
    assertThat(face.path("ctime").asText()).matches("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    assertThat(client.code("faceset/face/getlist", "group_id", group, "user_id", "no"))
        .isEqualTo(223103);
    assertThat(client.code("faceset/face/getlist", "group_id", "no", "user_id", "u1"))
        .isEqualTo(223100);
    assertThat(client.code("faceset/face/getlist", "group_id", "@ALL", "user_id", "u1"))
        .isEqualTo(222006);
  }

  @Test
  @DisplayName("§4.5.14: user/get lists information for each group, @ALL for every one")
  void getUser() {
    String user = "u_" + group;
    client.enrol(group, user, RED, "user_info", "here");
    client.enrol(group + "_other", user, BLUE, "user_info", "there");

    JsonNode all =
        client.call("faceset/user/get", "group_id", "@ALL", "user_id", user).path("result");
    assertThat(all.path("user_list").findValuesAsText("user_info"))
        .containsExactly("here", "there");
    assertThat(client.code("faceset/user/get", "group_id", group, "user_id", "no"))
        .isEqualTo(223103);
    assertThat(client.code("faceset/user/get", "group_id", "@ALL", "user_id", "no"))
        .isEqualTo(223103);
    assertThat(client.code("faceset/user/get", "group_id", "no", "user_id", user))
        .isEqualTo(223100);
  }

  @Test
  @DisplayName("§4.5.7: user/delete in one group or in every one")
  void deleteUser() {
    String user = "u_" + group;
    client.enrol(group, user, RED);
    client.enrol(group + "_b", user, RED);
    client.enrol(group + "_c", user, RED);
    assertThat(deleteUser(group, user)).isZero();
    assertThat(deleteUser(group, user)).isEqualTo(223103);
    assertThat(deleteUser("no_such", user)).isEqualTo(223100);
    assertThat(find(RED)).isEqualTo(222207);
    assertThat(deleteUser("@ALL", user)).isZero();
    assertThat(deleteUser("@ALL", user)).isEqualTo(223103);
  }

  @Test
  @DisplayName("§4.5.7: user/copy takes information and faces along")
  void copy() {
    String target = group + "_target";
    String token = client.enrol(group, "u1", RED, "user_info", "x").path("face_token").asText();
    assertThat(copy("u1", target)).isEqualTo(223111);
    client.call("faceset/group/add", "group_id", target);
    assertThat(copy("nobody", target)).isEqualTo(223103);
    assertThat(copy("u1", target)).isZero();

    JsonNode again = copyAnswer("u1", target);
    assertThat(again.path("error_code").asInt()).isEqualTo(216100);
    assertThat(again.path("error_msg").asText()).isEqualTo("already add");
    assertThat(
            client
                .call("faceset/face/getlist", "group_id", target, "user_id", "u1")
                .path("result")
                .path("face_list")
                .path(0)
                .path("face_token")
                .asText())
        .isEqualTo(token);
    deleteUser(group, "u1");
    JsonNode found = search(RED, target).path("result").path("user_list").path(0);
    assertThat(found.path("group_id").asText()).isEqualTo(target);
    assertThat(found.path("user_info").asText()).isEqualTo("x");
    client.call("faceset/group/add", "group_id", group + "_third");
    assertThat(
            client.code(
                "faceset/user/copy",
                "user_id",
                "u1",
                "src_group_id",
                "no_such",
                "dst_group_id",
                target))
        .isEqualTo(223100);
    assertThat(client.call("faceset/user/copy", "user_id", "u1").path("error_msg").asText())
        .isEqualTo("param[src_group_id] is null");
  }

  @Test
  @DisplayName("§4.5.8: group/delete removes users and faces")
  void deleteGroup() {
    client.enrol(group, "u1", RED);
    assertThat(client.code("faceset/group/delete", "group_id", group)).isZero();
    assertThat(client.code("faceset/group/delete", "group_id", group)).isEqualTo(223100);
    assertThat(find(RED)).isEqualTo(223100);
    client.call("faceset/group/add", "group_id", group);
    assertThat(users()).isEqualTo("[]");
    assertThat(find(RED)).isEqualTo(222207);
  }

  @Test
  @DisplayName("§4.5.16: pages by start and length, without a total; a short page is the last")
  void paging() {
    IntStream.range(0, 5)
        .forEach(i -> client.enrol(group, "u" + i, FakeRecogniser.photo(Color.RED, 60 + i)));
    assertThat(page("faceset/group/getusers", 0, 2)).isEqualTo("[\"u0\",\"u1\"]");
    assertThat(page("faceset/group/getusers", "2", "2")).isEqualTo("[\"u2\",\"u3\"]");
    assertThat(page("faceset/group/getusers", 4, 2)).isEqualTo("[\"u4\"]");
    assertThat(page("faceset/group/getusers", 5, 2)).isEqualTo("[]");
    assertThat(client.code("faceset/group/getusers", "group_id", "no_such")).isEqualTo(223100);

    JsonNode groups = client.call("faceset/group/getlist", "start", 0, "length", 1000);
    assertThat(groups.path("result").path("group_id_list").toString()).contains(group);
    assertThat(
            client.call("faceset/group/getlist", "length", 1).path("result").path("group_id_list"))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}={1} is {2}")
  @CsvSource({
    "start, -1, 222002",
    "start, x, 222002",
    "start, 1.5, 222002",
    "length, 0, 222003",
    "length, 1001, 222003",
    "length, x, 222003",
    "length, 99999999999999999999999999, 222003",
    "length, 1000, 0",
    "start, 0, 0"
  })
  void pageLimits(String name, String value, int code) {
    client.call("faceset/group/add", "group_id", group);
    assertThat(client.code("faceset/group/getusers", "group_id", group, name, value))
        .isEqualTo(code);
    assertThat(client.code("faceset/group/getlist", name, value)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "faceset/group/add",
        "faceset/group/delete",
        "faceset/group/getusers",
        "faceset/user/get",
        "faceset/user/copy",
        "faceset/user/delete",
        "faceset/face/getlist",
        "faceset/face/delete"
      })
  @DisplayName("§1.6: a body without its keys, or that is no JSON, misses the first parameter")
  void missing(String call) {
    for (String body : new String[] {"{}", "", "[]", "not json", "group_id=1", "[{}]", "7"}) {
      JsonNode answer = client.send(call, body);
      assertThat(answer.path("error_code").asInt()).as("%s %s", call, body).isEqualTo(222001);
      assertThat(answer.path("error_msg").asText()).matches("param\\[\\w+] is null");
    }
  }

  @ParameterizedTest(name = "group {0}")
  @ValueSource(strings = {"a-b", "张", "a b", "", "a.b", "@ALL", "a/b"})
  @DisplayName("§4.1: ids are letters, digits and underscores")
  void badIds(String id) {
    assertThat(client.code("faceset/group/add", "group_id", id)).isEqualTo(222006);
    assertThat(
            client.code(
                "faceset/user/add",
                "image",
                RED_TEXT,
                "image_type",
                "BASE64",
                "group_id",
                group,
                "user_id",
                id))
        .isEqualTo(222018);
  }

  @Test
  @DisplayName("§4.1: ids have at most 128 bytes, user_info 256 bytes; numbers are texts, too")
  void lengths() {
    assertThat(
            client.code("faceset/group/add", "group_id", group + "x".repeat(128 - group.length())))
        .isZero();
    assertThat(client.code("faceset/group/add", "group_id", "x".repeat(129))).isEqualTo(222006);
    client.enrol(group, "1", RED, "user_info", "x".repeat(256));
    JsonNode long_ = addAnswer("u2", BLUE, "user_info", "张".repeat(86));
    assertThat(long_.path("error_code").asInt()).isEqualTo(222010);
    assertThat(client.code("faceset/user/get", "group_id", group, "user_id", 1)).isZero();
  }

  @Test
  @DisplayName("two apps have two libraries, and a restart keeps them and their tokens")
  void appsAndRestart(@TempDir Path directory) {
    String[] settings =
        BaiduClient.settings(
            "baidu.apps[1].id=2", "baidu.apps[1].api-key=other", "baidu.apps[1].secret-key=s");
    BaiduClient first;
    try (RunningBox two = RunningBox.start(directory, settings)) {
      first = new BaiduClient(two);
      first.enrol("g", "u", RED, "user_info", "mine");
      BaiduClient second =
          first.with(BaiduClient.token(two, "other", "s").path("access_token").asText());
      assertThat(second.code("faceset/user/get", "group_id", "@ALL", "user_id", "u"))
          .isEqualTo(223103);
      assertThat(second.call("faceset/group/getlist").path("result").toString())
          .isEqualTo("{\"group_id_list\":[]}");
    }
    try (RunningBox two = RunningBox.start(directory, settings)) {
      BaiduClient again = new BaiduClient(two).with(first.token());
      JsonNode found =
          again.call("search", "image", RED_TEXT, "image_type", "BASE64", "group_id_list", "g");
      assertThat(found.path("result").path("user_list").path(0).path("user_info").asText())
          .isEqualTo("mine");
    }
  }

  private int find(byte[] photo) {
    return search(photo, group).path("error_code").asInt(-1);
  }

  private static JsonNode search(byte[] photo, String group) {
    return client.call(
        "search",
        "image",
        Base64.getEncoder().encodeToString(photo),
        "image_type",
        "BASE64",
        "group_id_list",
        group,
        "match_threshold",
        80);
  }

  private int add(String user, byte[] photo) {
    return addAnswer(user, photo).path("error_code").asInt(-1);
  }

  private JsonNode addAnswer(String user, byte[] photo, Object... more) {
    var fields = BaiduClient.fields(more);
    fields.putAll(BaiduClient.image(photo));
    fields.put("group_id", group);
    fields.put("user_id", user);
    return client.send("faceset/user/add", BaiduClient.json(fields));
  }

  private int update(String user, String action) {
    var fields = BaiduClient.image(BLUE);
    fields.put("group_id", group);
    fields.put("user_id", user);
    fields.put("action_type", action);
    return client
        .send("faceset/user/update", BaiduClient.json(fields))
        .path("error_code")
        .asInt(-1);
  }

  private int deleteFace(String user, String token) {
    return client.code(
        "faceset/face/delete", "group_id", group, "user_id", user, "face_token", token);
  }

  private static int deleteUser(String group, String user) {
    return client.code("faceset/user/delete", "group_id", group, "user_id", user);
  }

  private int copy(String user, String target) {
    return copyAnswer(user, target).path("error_code").asInt(-1);
  }

  private JsonNode copyAnswer(String user, String target) {
    return client.call(
        "faceset/user/copy", "user_id", user, "src_group_id", group, "dst_group_id", target);
  }

  private JsonNode faces(String user) {
    return client
        .call("faceset/face/getlist", "group_id", group, "user_id", user)
        .path("result")
        .path("face_list");
  }

  private JsonNode user(String user) {
    return client
        .call("faceset/user/get", "group_id", group, "user_id", user)
        .path("result")
        .path("user_list");
  }

  private String users() {
    return page("faceset/group/getusers", 0, 100);
  }

  private String page(String call, Object start, Object length) {
    return client
        .call(call, "group_id", group, "start", start, "length", length)
        .path("result")
        .path("user_id_list")
        .toString();
  }
}

package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName(
    "contracts/baidu.md §4.2, §4.6 to §4.8: detect, match, search, multi-search, faceverify")
class BaiduRecognitionTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] BLUE = FakeRecogniser.photo(Color.BLUE);
  private static final byte[] TWO = FakeRecogniser.twoFaces(Color.RED, Color.BLUE);

  /** Its cosine to red is 0.8, to blue 0. */
  private static final byte[] REDDISH = FakeRecogniser.photo(new Color(200, 150, 0));

  private static RunningBox box;
  private static BaiduClient client;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory, BaiduClient.settings("liveness=pass"));
    client = new BaiduClient(box);
    client.enrol("one", "red", RED, "user_info", "Red");
    client.enrol("one", "reddish", REDDISH);
    client.enrol("two", "blue", BLUE);
    client.enrol("two", "red", FakeRecogniser.photo(Color.RED, 140));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("detect: without face_field only token, place, probability and angle; one face")
  void detect() {
    JsonNode result = client.send("detect", with(TWO)).path("result");

    assertThat(result.path("face_num").asInt()).isEqualTo(1);
    JsonNode face = result.path("face_list").path(0);
    assertThat(face.fieldNames())
        .toIterable()
        .containsExactly("face_token", "location", "face_probability", "angle");
    assertThat(face.path("location").path("width").asDouble()).isEqualTo(120);
    assertThat(face.path("face_probability").asDouble()).isEqualTo(1);
    assertThat(face.path("angle").fieldNames()).toIterable().contains("yaw", "pitch", "roll");
  }

  @Test
  @DisplayName("detect: quality in the words of the SDK, liveness when it is asked for")
  void quality() {
    JsonNode face =
        client
            .send("detect", with(RED, "face_field", "age,quality", "liveness_control", "LOW"))
            .path("result")
            .path("face_list")
            .path(0);

    JsonNode quality = face.path("quality");
    assertThat(quality.path("occlusion").fieldNames())
        .toIterable()
        .containsExactly(
            "left_eye", "right_eye", "nose", "mouth", "left_cheek", "right_cheek", "chin_contour");
    assertThat(quality.path("blur").asDouble()).isEqualTo(0.1);
    assertThat(quality.path("illumination").asDouble()).isEqualTo(128);
    assertThat(quality.path("completeness").asInt()).isEqualTo(1);
    assertThat(face.path("liveness").path("livemapscore").asDouble()).isBetween(0.9, 1.0);
    assertThat(face.has("age")).isFalse();
  }

  @Test
  @DisplayName("detect: largest first, or nearest to the middle by face_sort_type")
  void order() {
    assertThat(widths("max_face_num", 2)).containsExactly(120.0, 50.0);
    assertThat(widths("max_face_num", "10", "face_sort_type", "1")).containsExactly(120.0, 50.0);
    assertThat(widths("max_face_num", 20)).hasSize(2);
  }

  @Test
  @DisplayName("§1.10: the same picture has the same token, each face its own, and stands for it")
  void tokens() {
    JsonNode faces =
        client.send("detect", with(TWO, "max_face_num", 2)).path("result").path("face_list");
    String red = faces.path(0).path("face_token").asText();
    String blue = faces.path(1).path("face_token").asText();
    assertThat(red).isNotEqualTo(blue);
    assertThat(client.send("detect", with(TWO)).at("/result/face_list/0/face_token").asText())
        .isEqualTo(red);

    JsonNode found =
        client.call(
            "search", "image", blue, "image_type", "FACE_TOKEN", "group_id_list", "one,two");
    assertThat(found.at("/result/user_list/0/user_id").asText()).isEqualTo("blue");
    assertThat(found.at("/result/face_token").asText()).isEqualTo(blue);
    JsonNode added =
        client.call(
            "faceset/user/add",
            "image",
            blue,
            "image_type",
            "FACE_TOKEN",
            "group_id",
            "tokens",
            "user_id",
            "u");
    assertThat(added.at("/result/face_token").asText()).isEqualTo(blue);
    assertThat(added.at("/result/location/width").asDouble()).isEqualTo(50);
  }

  @Test
  @DisplayName("match: 100 for the same, 80 at the threshold, 0 for strangers; tokens in order")
  void match() {
    JsonNode same = match(RED, RED);
    assertThat(same.at("/result/score").asDouble()).isCloseTo(100, within(1e-4));
    JsonNode tokens = match(RED, BLUE).path("result").path("face_list");
    assertThat(tokens).hasSize(2);
    assertThat(tokens.path(0)).isEqualTo(same.at("/result/face_list/0"));
    assertThat(tokens.path(1)).isNotEqualTo(tokens.path(0));
    assertThat(match(RED, BLUE).at("/result/score").asDouble(-1)).isZero();
    // cosine 0.8 lies three fifths between 0.5, which is 80, and 1
    assertThat(match(RED, REDDISH).at("/result/score").asDouble()).isCloseTo(92, within(0.1));
  }

  @Test
  @DisplayName("match takes exactly two pictures in a list")
  void matchNumber() {
    Map<String, Object> red = BaiduClient.image(RED);
    assertThat(client.list("match", List.of(red)).path("error_code").asInt()).isEqualTo(222208);
    assertThat(client.list("match", List.of(red, red, red)).path("error_code").asInt())
        .isEqualTo(222208);
    assertThat(client.list("match", List.of()).path("error_code").asInt()).isEqualTo(222208);
    assertThat(client.send("match", with(RED)).path("error_code").asInt()).isEqualTo(222208);
    assertThat(client.send("match", "{}").path("error_msg").asText())
        .isEqualTo("param[image] is null");
    String many =
        IntStream.range(0, 101).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));
    assertThat(client.send("match", many).path("error_code").asInt()).isEqualTo(222208);
  }

  @Test
  @DisplayName("search: users over all groups, best first, each of their groups on its own")
  void search() {
    JsonNode list = users("group_id_list", "one,two", "max_user_num", 50, "match_threshold", 1);
    assertThat(list.findValuesAsText("user_id")).containsExactly("red", "red", "reddish");
    assertThat(list.findValuesAsText("group_id")).contains("one", "two");
    assertThat(list.path(2).path("score").asDouble()).isCloseTo(92, within(0.1));
    assertThat(list.path(0).fieldNames())
        .toIterable()
        .containsExactly("group_id", "user_id", "user_info", "score");
    assertThat(users("group_id_list", "one")).hasSize(1);
    assertThat(users("group_id_list", "one").path(0).path("user_info").asText()).isEqualTo("Red");
  }

  @Test
  @DisplayName("§4.5.11: user_id narrows to one user; §4.5.10: nobody is 222207 and no empty list")
  void narrowed() {
    assertThat(users("group_id_list", "one", "user_id", "reddish").findValuesAsText("user_id"))
        .containsExactly("reddish");
    JsonNode nobody =
        client.send("search", with(BLUE, "group_id_list", "one", "match_threshold", "80"));
    assertThat(nobody.path("error_code").asInt()).isEqualTo(222207);
    assertThat(nobody.path("error_msg").asText()).isEqualTo("match user is not found");
    assertThat(nobody.path("result").isNull()).isTrue();
    // §4.3: today's default threshold is 0, so the closest comes whoever it is
    assertThat(client.send("search", with(BLUE, "group_id_list", "one")).path("error_code").asInt())
        .isZero();
  }

  @Test
  @DisplayName("multi-search: for each face its users; those of nobody are empty")
  void multiSearch() {
    JsonNode result =
        client
            .send(
                "multi-search",
                with(TWO, "group_id_list", "one", "max_face_num", 10, "max_user_num", 20))
            .path("result");
    assertThat(result.path("face_num").asInt()).isEqualTo(2);
    JsonNode first = result.path("face_list").path(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("face_token", "location", "user_list");
    assertThat(first.path("user_list").findValuesAsText("user_id"))
        .containsExactly("red", "reddish");
    assertThat(result.path("face_list").path(1).path("user_list")).isEmpty();
    assertThat(
            client
                .send("multi-search", with(BLUE, "group_id_list", "one"))
                .path("error_code")
                .asInt())
        .isEqualTo(222207);
  }

  @Test
  @DisplayName("faceverify: the score that the box is told to give, and the thresholds")
  void verify() {
    Map<String, Object> one = BaiduClient.image(RED);
    one.put("face_field", "quality");
    JsonNode result =
        client.list("faceverify", List.of(one, BaiduClient.image(BLUE))).path("result");
    assertThat(result.path("face_liveness").asDouble()).isEqualTo(0.99);
    assertThat(result.path("thresholds").toString())
        .isEqualTo("{\"frr_1e-4\":0.05,\"frr_1e-3\":0.3,\"frr_1e-2\":0.9}");
    assertThat(result.path("face_list")).hasSize(2);
    assertThat(result.at("/face_list/0/liveness/livemapscore").asDouble()).isEqualTo(0.99);
    assertThat(result.at("/face_list/0").has("quality")).isTrue();
    assertThat(result.at("/face_list/1").has("quality")).isFalse();
    assertThat(client.list("faceverify", List.of()).path("error_code").asInt()).isEqualTo(222208);
  }

  @ParameterizedTest(name = "{0} with {1}={2} is {3}")
  @CsvSource({
    "detect, max_face_num, 0, 222016",
    "detect, max_face_num, 21, 222016",
    "detect, max_face_num, 1.5, 222016",
    "detect, max_face_num, many, 222016",
    "detect, face_field, wings, 222017",
    "detect, face_type, DRAWN, 222024",
    "detect, image_type, base64, 222015",
    "detect, face_sort_type, 2, 216100",
    "detect, liveness_control, SOME, 223119",
    "detect, quality_control, normal, 223118",
    "search, spoofing_control, SOME, 216100",
    "search, max_user_num, 51, 222021",
    "search, max_user_num, 0, 222021",
    "search, match_threshold, 101, 216100",
    "search, match_threshold, high, 216100",
    "search, group_id_list, '', 222005",
    "search, group_id_list, 'one,', 222005",
    "search, group_id_list, 'a-b', 222005",
    "search, group_id_list, 'no_such', 223100",
    "search, group_id_list, '1,2,3,4,5,6,7,8,9,10,11', 223104",
    "search, user_id, 'a-b', 222018",
    "multi-search, max_face_num, 11, 222016",
    "multi-search, max_user_num, 21, 222021",
    "multi-search, group_id_list, 'no_such', 223100",
    "faceset/user/add, action_type, UPDATE, 216100",
    "faceset/user/add, quality_control, BEST, 223118"
  })
  void badParameters(String call, String name, String value, int code) {
    Map<String, Object> fields = BaiduClient.image(RED);
    fields.put("group_id_list", "one");
    fields.put("group_id", "bad");
    fields.put("user_id", call.equals("search") ? "red" : "bad");
    fields.put(name, value);
    assertThat(client.send(call, BaiduClient.json(fields)).path("error_code").asInt(-1))
        .isEqualTo(code);
  }

  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource({
    "an empty picture, '', 216200",
    "no base64, !!!!, 222203",
    "a data URI, 'data:image/png;base64,AAAA', 222203",
    "no picture, aGVsbG8gd29ybGQ=, 222203",
    "a GIF, R0lGODlhAQABAAAAACw=, 216201",
    "a WebP, UklGRiQAAABXRUJQVlA4IA==, 216201",
    "half a PNG, iVBORw0KGgoAAAANSUhEUg==, 222203"
  })
  void badPictures(String name, String image, int code) {
    for (String call : List.of("detect", "search", "multi-search", "faceset/user/add")) {
      assertThat(
              client.code(
                  call,
                  "image",
                  image,
                  "image_type",
                  "BASE64",
                  "group_id_list",
                  "one",
                  "group_id",
                  "bad",
                  "user_id",
                  "red"))
          .as("%s with %s", call, name)
          .isEqualTo(code);
    }
    Map<String, Object> bad = BaiduClient.fields("image", image, "image_type", "BASE64");
    assertThat(
            client.list("match", List.of(BaiduClient.image(RED), bad)).path("error_code").asInt())
        .isEqualTo(code);
    assertThat(client.list("faceverify", List.of(bad)).path("error_code").asInt()).isEqualTo(code);
  }

  @Test
  @DisplayName("nobody on the picture is 222202; more than 2 MB of base64 are 216202")
  void nobodyAndTooLarge() {
    String nobody = with(FakeRecogniser.nobody(), "group_id_list", "one");
    assertThat(client.send("detect", nobody).path("error_code").asInt()).isEqualTo(222202);
    assertThat(client.send("search", nobody).path("error_code").asInt()).isEqualTo(222202);
    String large = "A".repeat(2 * 1024 * 1024 + 4);
    assertThat(client.code("detect", "image", large, "image_type", "BASE64")).isEqualTo(216202);
    RunningBox.Reply huge =
        box.post(client.path("detect"), "{\"image\":\"" + "A".repeat(11_000_000) + "\"}");
    assertThat(huge.status()).isEqualTo(413);
  }

  @Test
  @DisplayName("base64 may have line breaks; a JPEG and a BMP are read as a PNG is")
  void lineBreaks() {
    String broken = Base64.getMimeEncoder().encodeToString(RED);
    assertThat(broken).contains("\r\n");
    assertThat(client.code("detect", "image", broken, "image_type", "BASE64")).isZero();
  }

  @Test
  @DisplayName(
      "a token of nobody is 222209, one of another shape 222025, a URL 222204 unless permitted")
  void otherTypes() {
    assertThat(client.code("detect", "image", "0".repeat(32), "image_type", "FACE_TOKEN"))
        .isEqualTo(222209);
    assertThat(client.code("detect", "image", "fid", "image_type", "FACE_TOKEN")).isEqualTo(222025);
    assertThat(client.code("detect", "image", "", "image_type", "FACE_TOKEN")).isEqualTo(216200);
    assertThat(client.code("detect", "image", "http://127.0.0.1:1/a.png", "image_type", "URL"))
        .isEqualTo(222204);
  }

  @Test
  @DisplayName("§1.6, §7: keys with blanks and bytes that are no UTF-8 miss the picture")
  void missing() {
    for (String call : List.of("detect", "search", "multi-search", "faceset/user/add")) {
      JsonNode answer = client.call(call, "image ", "x", "image_type", "BASE64");
      assertThat(answer.path("error_code").asInt()).isEqualTo(222001);
      assertThat(answer.path("error_msg").asText()).isEqualTo("param[image] is null");
      assertThat(client.call(call, "image", "x").path("error_msg").asText())
          .isEqualTo("param[image_type] is null");
    }
    byte[] latin =
        "{\"image\":\"\u00e9\",\"image_type\":\"BASE64\"}".getBytes(StandardCharsets.ISO_8859_1);
    RunningBox.Reply reply =
        box.send(
            "POST",
            client.path("detect"),
            "application/json",
            java.net.http.HttpRequest.BodyPublishers.ofByteArray(latin));
    assertThat(reply.json().path("error_code").asInt()).isEqualTo(222001);
  }

  @Test
  @DisplayName("§1.3: JSON under the Content-Type of a form is read, and aipSdk is ignored")
  void formType() {
    RunningBox.Reply reply =
        box.send(
            "POST",
            client.path("detect") + "&aipSdk=java",
            "application/x-www-form-urlencoded",
            java.net.http.HttpRequest.BodyPublishers.ofString(with(RED)));
    assertThat(reply.json().path("error_code").asInt(-1)).isZero();
  }

  @Test
  @DisplayName("quality_control declines what is not good enough, and registers nobody")
  void control() {
    byte[] small = FakeRecogniser.photo(Color.RED, 90);
    assertThat(
            client.send("detect", with(small, "quality_control", "LOW")).path("error_code").asInt())
        .isZero();
    String body = with(small, "quality_control", "NORMAL", "group_id", "control", "user_id", "u");
    JsonNode declined = client.send("faceset/user/add", body);
    assertThat(declined.path("error_code").asInt()).isEqualTo(222213);
    assertThat(client.code("faceset/group/getusers", "group_id", "control")).isEqualTo(223100);
  }

  private static List<Double> widths(Object... more) {
    JsonNode list = client.send("detect", with(TWO, more)).path("result").path("face_list");
    return IntStream.range(0, list.size())
        .mapToObj(i -> list.path(i).path("location").path("width").asDouble())
        .toList();
  }

  private static JsonNode match(byte[] one, byte[] other) {
    return client.list("match", List.of(BaiduClient.image(one), BaiduClient.image(other)));
  }

  private static JsonNode users(Object... more) {
    return client.send("search", with(RED, more)).path("result").path("user_list");
  }

  private static String with(byte[] photo, Object... more) {
    Map<String, Object> fields = BaiduClient.image(photo);
    fields.putAll(BaiduClient.fields(more));
    return BaiduClient.json(fields);
  }
}

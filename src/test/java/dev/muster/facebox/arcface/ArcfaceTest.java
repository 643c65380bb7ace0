package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("contracts/arcface.md §7, the calls over HTTP")
class ArcfaceTest {

  private static final String RED = photo(FakeRecogniser.photo(Color.RED));
  private static final String BLUE = photo(FakeRecogniser.photo(Color.BLUE));
  private static final String NOBODY = photo(FakeRecogniser.nobody());
  private static final String TWO = photo(FakeRecogniser.twoFaces(Color.RED, Color.BLUE));

  private static RunningBox box;
  private static ArcfaceClient client;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box =
        RunningBox.start(
            directory,
            "--muster.facebox.arcface.apps[0].id=" + ArcfaceClient.APP,
            "--muster.facebox.arcface.apps[0].secret=" + ArcfaceClient.SECRET,
            "--muster.facebox.arcface.sm2-private-key=" + ArcfaceClient.SM2_KEY,
            "--muster.facebox.arcface.picture-limit=100KB");
    client = new ArcfaceClient(box);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  @DisplayName("locate: left, top, right, bottom of the faces, in the shape of the document")
  void locate() {
    long before = System.currentTimeMillis() / 1000;
    JsonNode answer = client.call("locate", Map.of("image", TWO, "max_face_num", 5));
    long after = System.currentTimeMillis() / 1000;

    assertThat(answer.path("appId").asText()).isEqualTo(ArcfaceClient.APP);
    assertThat(answer.path("code").isInt()).isTrue();
    assertThat(answer.path("code").asInt()).isZero();
    assertThat(answer.path("encType").asText()).isEqualTo("plain");
    assertThat(answer.path("signType").asText()).isEqualTo("plain");
    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.path("timestamp").isIntegralNumber()).isTrue();
    assertThat(answer.path("timestamp").asLong()).isBetween(before, after);
    JsonNode data = answer.path("data");
    assertThat(data.path("msg").asText()).isEqualTo("success");
    assertThat(data.path("requestId").asText()).matches("20\\d{12}[0-9a-f]{32}");
    assertThat(data.path("face_num").asInt()).isEqualTo(2);
    assertThat(data.path("locations").toString()).isEqualTo("[[10,10,130,130],[140,140,190,190]]");
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("appId", "code", "data", "encType", "signType", "success", "timestamp");
  }

  @ParameterizedTest(name = "max_face_num {0} gives {1}")
  @CsvSource({"1, 1", "2, 2", "1.9, 1", "0, 0", "1e300, 2", "\"2\", 1", "true, 1"})
  @DisplayName("locate: max_face_num is 1 unless it is a number")
  void mostFaces(String most, int expected) {
    JsonNode data = locate("\"max_face_num\":" + most).path("data");

    assertThat(data.path("face_num").asInt()).isEqualTo(expected);
    assertThat(data.path("locations")).hasSize(expected);
    assertThat(data.path("locations").isArray()).isTrue();
  }

  @Test
  @DisplayName("locate: by itself the largest face; a negative number is 9998; nobody is 0 and []")
  void fewFaces() {
    assertThat(
            client.call("locate", Map.of("image", TWO)).path("data").path("locations").toString())
        .isEqualTo("[[10,10,130,130]]");
    assertThat(code(client.call("locate", Map.of("image", TWO, "max_face_num", -1))))
        .isEqualTo(9998);
    JsonNode nobody = client.call("locate", Map.of("image", NOBODY)).path("data");
    assertThat(nobody.path("face_num").asInt()).isZero();
    assertThat(nobody.path("locations").toString()).isEqualTo("[]");
  }

  @Test
  @DisplayName("verify: the smaller the score, the more alike")
  void verify() {
    JsonNode same = verify(RED, TWO);
    JsonNode other = verify(RED, BLUE);

    assertThat(same.path("is_match").asBoolean()).isTrue();
    assertThat(same.path("score").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(other.path("is_match").asBoolean()).isFalse();
    assertThat(other.path("score").asDouble()).isEqualTo(0.5);
  }

  @Test
  @DisplayName("verify: no face in either picture is no match, with score 0")
  void verifyNobody() {
    for (JsonNode data : new JsonNode[] {verify(NOBODY, RED), verify(RED, NOBODY)}) {
      assertThat(data.path("is_match").isBoolean()).isTrue();
      assertThat(data.path("is_match").asBoolean()).isFalse();
      assertThat(data.path("score").isNumber()).isTrue();
      assertThat(data.path("score").asDouble()).isZero();
    }
  }

  @Test
  @DisplayName("features: 512 numbers of length one whose product is the cosine; null for nobody")
  void features() {
    JsonNode features = features(photo(FakeRecogniser.photo(new Color(10, 200, 30))));

    assertThat(features).hasSize(512);
    double squares = 0;
    for (JsonNode value : features) {
      squares += value.asDouble() * value.asDouble();
    }
    assertThat(squares).isCloseTo(1, within(1e-6));
    JsonNode nobody = client.call("features", Map.of("image", NOBODY));
    assertThat(code(nobody)).isZero();
    assertThat(nobody.path("data").has("features")).isTrue();
    assertThat(nobody.path("data").path("features").isNull()).isTrue();
  }

  @Test
  @DisplayName("§7.2: verify's score follows from the features")
  void scoreOfFeatures() {
    String one = photo(FakeRecogniser.photo(new Color(200, 100, 0)));
    String other = photo(FakeRecogniser.photo(new Color(100, 200, 0)));
    JsonNode a = features(one);
    JsonNode b = features(other);
    double cosine = 0;
    for (int i = 0; i < a.size(); i++) {
      cosine += a.get(i).asDouble() * b.get(i).asDouble();
    }

    JsonNode data = verify(one, other);

    assertThat(data.path("score").asDouble()).isCloseTo(0.5 - cosine / 2, within(1e-6));
    assertThat(data.path("is_match").asBoolean()).isEqualTo(cosine > 0.5);
  }

  @Test
  @DisplayName("SM2 signs every call as well as SHA256")
  void sm2() {
    JsonNode answer =
        client.send(
            "features", ArcfaceClient.signed(ArcfaceClient.now("SM2", Map.of("image", RED))));

    assertThat(code(answer)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "locate, need image",
    "features, need image",
    "verify, need image1",
  })
  @DisplayName("§5.2: a missing picture is 9001, with appId and requestId")
  void noPicture(String call, String message) {
    assertDeclined(client.call(call, Map.of()), 9001, message);
    assertDeclined(client.call(call, Map.of("image", 5, "image1", true)), 9001, message);
    assertDeclined(client.call("verify", Map.of("image1", RED)), 9001, "need image2");
  }

  @Test
  @DisplayName("§5.2: wrong base64 is 9901 with the offset, of verify's first picture first")
  void base64() {
    assertDeclined(
        client.call("locate", Map.of("image", "AAAA!AAA")),
        9901,
        "模型推理失败 : illegal base64 data at input byte 4");
    assertDeclined(
        client.call("features", Map.of("image", "data:image/png;base64,AAAA")),
        9901,
        "模型推理失败 : illegal base64 data at input byte 4");
    assertDeclined(
        client.call("verify", Map.of("image1", "A", "image2", "!")),
        9901,
        "模型推理失败 : illegal base64 data at input byte 0");
    assertDeclined(
        client.call("locate", Map.of("image", RED.substring(0, RED.length() - 1))), 9901, null);
  }

  @Test
  @DisplayName("base64 with line breaks is taken")
  void lineBreaks() {
    String folded = RED.replaceAll("(.{76})", "$1\r\n");

    assertThat(code(client.call("locate", Map.of("image", folded)))).isZero();
  }

  @Test
  @DisplayName("§5.2: too large a picture is 9002, what is no picture 9201")
  void pictures() {
    String large = photo(new byte[100 * 1024 + 1]);
    String noise = photo("no picture".getBytes(StandardCharsets.UTF_8));

    assertDeclined(client.call("locate", Map.of("image", large)), 9002, "模型推理失败 : 图片数据太大");
    assertDeclined(
        client.call("verify", Map.of("image1", noise, "image2", large)), 9002, "模型推理失败 : 图片数据太大");
    for (String bad : new String[] {noise, "", photo(new byte[100 * 1024])}) {
      assertDeclined(
          client.call("features", Map.of("image", bad)), 9201, "模型推理失败 : image: unknown format");
    }
  }

  @Test
  @DisplayName("§6: who is not let in learns neither appId nor requestId")
  void notLetIn() {
    Map<String, Object> request = ArcfaceClient.now("SHA256", Map.of("image", RED));
    request.put("signData", "wrong");
    JsonNode answer = client.send("locate", request);

    assertThat(code(answer)).isEqualTo(9800);
    assertThat(answer.path("success").asBoolean(true)).isFalse();
    assertThat(answer.path("appId").asText("-")).isEmpty();
    assertThat(answer.path("data").path("requestId").asText("-")).isEmpty();
    assertThat(answer.path("data").path("msg").asText()).isEqualTo("验签失败");
    assertThat(answer.path("data")).hasSize(2);
  }

  @Test
  @DisplayName("the document's example request is refused: its time is long past")
  void documentsExample() {
    String example =
        """
        {
            "appId":"19E179E5DC29C05E65B90CDE57A1C7E5",
            "version": "1",
            "signType": "SHA256",
            "signData": "...",
            "encType": "plain",
            "timestamp":1591943910,
            "data": {
            	"user_id":"gt",
            	"face_id":"5ed21b1c262daabe314048f5"
            }
        }""";

    assertThat(code(client.send("locate", example))).isEqualTo(9802);
  }

  @Test
  @DisplayName("§5.2: the trailing comma of the document's verify example is 9801")
  void trailingComma() {
    assertThat(code(client.send("verify", "{\"image1\" : \"....\", \"image2\" : \"....\", }")))
        .isEqualTo(9801);
  }

  @Test
  @DisplayName("the content type is not looked at")
  void contentType() {
    String body =
        ArcfaceClient.json(ArcfaceClient.signed(ArcfaceClient.now("SHA256", Map.of("image", RED))));
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      RunningBox.Reply reply =
          box.send("POST", "/face2/locate", type, BodyPublishers.ofString(body));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.contentType()).startsWith("application/json");
      assertThat(code(ArcfaceClient.parsed(reply))).as(type).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"locate", "verify", "features"})
  @DisplayName("§5.2: only POST: anything else is 405 in plain text")
  void onlyPost(String call) {
    for (String method : new String[] {"GET", "PUT", "DELETE"}) {
      RunningBox.Reply reply =
          box.send(method, "/face2/" + call, "application/json", BodyPublishers.noBody());
      assertThat(reply.status()).isEqualTo(405);
      assertThat(reply.contentType()).startsWith("text/plain");
    }
  }

  @Test
  @DisplayName("§5.2: an unknown path is 404 in plain text")
  void unknownPath() {
    RunningBox.Reply reply = box.post("/face2/search", "{}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.contentType()).startsWith("text/plain");
    assertThat(new String(reply.bytes(), StandardCharsets.UTF_8)).isEqualTo("Not Found");
  }

  @Test
  @DisplayName("§7.4: a body of 4 MiB is read, one byte more is 413")
  void bodyLimit() {
    byte[] body = new byte[4 * 1024 * 1024 + 1];
    Arrays.fill(body, (byte) ' ');
    for (boolean announced : new boolean[] {true, false}) {
      assertThat(post(body, body.length - 1, announced).status()).isEqualTo(200);
      RunningBox.Reply refused = post(body, body.length, announced);
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.contentType()).startsWith("text/plain");
    }
  }

  private static RunningBox.Reply post(byte[] body, int length, boolean announced) {
    return box.send(
        "POST",
        "/face2/locate",
        "application/json",
        announced
            ? BodyPublishers.ofByteArray(body, 0, length)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body, 0, length)));
  }

  private static JsonNode locate(String more) {
    String data = "{\"image\":\"" + TWO + "\"," + more + "}";
    String signed = more.contains("1e300") ? data.replace("1e300", "1e+300") : data;
    long now = System.currentTimeMillis() / 1000;
    String text =
        "appId=%s&data=%s&encType=plain&signType=SHA256&timestamp=%d&version=1&key=%s"
            .formatted(ArcfaceClient.APP, signed, now, ArcfaceClient.SECRET);
    return client.send(
        "locate",
        """
        {"appId":"%s","version":"1","signType":"SHA256","encType":"plain","timestamp":%d,
         "signData":"%s","data":%s}"""
            .formatted(ArcfaceClient.APP, now, ArcfaceClient.sha256(text), data));
  }

  private static JsonNode verify(String image1, String image2) {
    JsonNode answer = client.call("verify", Map.of("image1", image1, "image2", image2));
    assertThat(code(answer)).isZero();
    return answer.path("data");
  }

  private static JsonNode features(String image) {
    JsonNode answer = client.call("features", Map.of("image", image));
    assertThat(code(answer)).isZero();
    return answer.path("data").path("features");
  }

  private static void assertDeclined(JsonNode answer, int code, String message) {
    assertThat(code(answer)).isEqualTo(code);
    assertThat(answer.path("success").asBoolean(true)).isFalse();
    assertThat(answer.path("appId").asText()).isEqualTo(ArcfaceClient.APP);
    assertThat(answer.path("data").path("requestId").asText()).hasSize(46);
    if (message != null) {
      assertThat(answer.path("data").path("msg").asText()).isEqualTo(message);
    }
  }

  private static int code(JsonNode answer) {
    return answer.path("code").asInt(-1);
  }

  private static String photo(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

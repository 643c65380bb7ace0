package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.RunningBox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("contracts/baidu.md §2, §3, §6: tokens and the gateway")
class BaiduGatewayTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TOKEN = "/oauth/2.0/token";

  private static RunningBox box;
  private static BaiduClient client;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box =
        RunningBox.start(
            directory,
            BaiduClient.settings(
                "admin=true",
                "baidu.apps[1].id=77",
                "baidu.apps[1].api-key=no-face",
                "baidu.apps[1].secret-key=s",
                "baidu.apps[1].permitted=false"));
    client = new BaiduClient(box);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @AfterEach
  void fine() {
    box.json("DELETE", "/admin/faults", "{}");
  }

  @Test
  @DisplayName("§2.1: token, life, scope with brain_all_scope, and what nobody uses")
  void token() {
    JsonNode granted = BaiduClient.token(box, BaiduClient.API_KEY, BaiduClient.SECRET_KEY);
    assertThat(granted.path("access_token").asText())
        .matches("24\\.[0-9a-f]{32}\\.2592000\\.\\d{10}\\.282335-" + BaiduClient.APP);
    assertThat(granted.path("expires_in").asInt()).isEqualTo(2_592_000);
    assertThat(granted.path("scope").asText().split(" ")).contains("brain_all_scope");
    assertThat(granted.has("refresh_token")).isTrue();
    assertThat(granted.has("session_key")).isTrue();
    assertThat(granted.has("session_secret")).isTrue();
  }

  @Test
  @DisplayName("§2.1: by GET, by POST with a query, by POST with a form; several are good at once")
  void ways() {
    String pairs =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(BaiduClient.API_KEY, BaiduClient.SECRET_KEY);
    String[] tokens = {
      box.get(TOKEN + "?" + pairs).json().path("access_token").asText(),
      box.post(TOKEN + "?" + pairs, "").json().path("access_token").asText(),
      box.send("POST", TOKEN, FORM, BodyPublishers.ofString(pairs))
          .json()
          .path("access_token")
          .asText()
    };
    assertThat(tokens).doesNotHaveDuplicates();
    for (String token : tokens) {
      assertThat(client.with(token).code("faceset/group/getlist")).isZero();
    }
  }

  @ParameterizedTest(name = "{3}: {4}")
  @CsvSource({
    "client_credentials, wrong, x, invalid_client, unknown client id",
    "client_credentials, '', x, invalid_client, unknown client id",
    "client_credentials, 4E1BG9lTnlSeIf1NQFlrSq6h, x, invalid_client, Client authentication failed",
    "client_credentials, 4E1BG9lTnlSeIf1NQFlrSq6h, '', invalid_client, Client authentication failed",
    "password, 4E1BG9lTnlSeIf1NQFlrSq6h, x, unsupported_grant_type, The authorization grant type is not supported"
  })
  @DisplayName("§2.2: the failures of the token endpoint have error and no error_code")
  void tokenFailures(String grant, String id, String secret, String error, String description) {
    RunningBox.Reply reply =
        box.post(
            TOKEN + "?grant_type=%s&client_id=%s&client_secret=%s".formatted(grant, id, secret),
            "");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("error").asText()).isEqualTo(error);
    assertThat(reply.json().path("error_description").asText()).isEqualTo(description);
    assertThat(reply.json().has("error_code")).isFalse();
  }

  @Test
  @DisplayName("a form that is too large is refused, an unknown path below /oauth is 404")
  void oddTokenRequests() {
    assertThat(box.send("POST", TOKEN, FORM, BodyPublishers.ofString("a".repeat(70_000))).status())
        .isEqualTo(413);
    assertThat(box.get("/oauth/2.0/authorize").status()).isEqualTo(404);
    assertThat(box.post(TOKEN + "?grant_type=x&&=&a", "a=%zz&%").status()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "§3: a gateway's answer has two keys and HTTP 200: 100 without token, 110 for none of ours")
  void tokenCodes() {
    JsonNode without = gateway("/rest/2.0/face/v3/detect");
    assertThat(without.toString())
        .isEqualTo("{\"error_code\":100,\"error_msg\":\"Invalid parameter\"}");
    assertThat(gateway("/rest/2.0/face/v3/detect?access_token=").path("error_code").asInt())
        .isEqualTo(100);
    String token = client.token();
    String[] others = {
      "x", token + "0", token.replace("282335-", "282335-9"), forged(token), "24." + token
    };
    for (String other : others) {
      JsonNode answer = client.with(other).call("detect");
      assertThat(answer.toString())
          .as(other)
          .isEqualTo(
              "{\"error_code\":110,\"error_msg\":\"Access token invalid or no longer valid\"}");
    }
  }

  @Test
  @DisplayName("6 for an app that may not use the interfaces, 14 for signed calls")
  void permission() throws Exception {
    String token = BaiduClient.token(box, "no-face", "s").path("access_token").asText();
    assertThat(client.with(token).call("detect").toString())
        .isEqualTo("{\"error_code\":6,\"error_msg\":\"No permission to access data\"}");

    HttpRequest signed =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + box.port() + "/rest/2.0/face/v3/detect"))
            .header("Authorization", "bce-auth-v1/key/2026-11-22T00:00:00Z/1800/host/0123")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(signed, BodyHandlers.ofString()).body())
        .isEqualTo("{\"error_code\":14,\"error_msg\":\"IAM Certification failed\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rest/2.0/face/v3/nothing",
        "/rest/2.0/face/v3/",
        "/rest/2.0/face/v2/detect",
        "/rest/2.0/face/v3/detect/",
        "/rest/2.0/face/v3/faceset/user/ADD"
      })
  @DisplayName("an address that is none is 3; so is a GET")
  void unknown(String path) {
    String token = "?access_token=" + client.token();
    assertThat(gateway(path + token).toString())
        .isEqualTo("{\"error_code\":3,\"error_msg\":\"Unsupported openapi method\"}");
    assertThat(box.get("/rest/2.0/face/v3/detect" + token).json().path("error_code").asInt())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("the fault switches work on both endpoints, with any code of the service")
  void faults() {
    fault(
        """
        {"where":"POST /rest/2.0/face/v3/faceset/group/add","what":"error-inside","calls":"1",
         "body":"{\\"error_code\\":18,\\"error_msg\\":\\"Open api qps request limit reached\\"}"}""");
    assertThat(client.code("faceset/group/add", "group_id", "faults")).isEqualTo(18);
    assertThat(client.code("faceset/group/add", "group_id", "faults")).isZero();

    fault("{\"where\":\"/rest/2.0/face/*\",\"what\":\"error-inside\",\"calls\":\"1\"}");
    JsonNode backend = client.call("faceset/group/getlist");
    assertThat(backend.path("error_code").asInt()).isEqualTo(216400);
    assertThat(backend.path("error_msg").asText()).isEqualTo("backend error");
    assertThat(client.code("faceset/group/getlist")).isZero();

    fault(
        "{\"where\":\"/rest/*\",\"what\":\"error-inside\",\"code\":\"NO_SPACE\",\"calls\":\"1\"}");
    assertThat(client.code("faceset/group/getlist")).isEqualTo(216300);

    fault("{\"where\":\"/oauth/2.0/token\",\"what\":\"status\",\"status\":500,\"calls\":\"1\"}");
    RunningBox.Reply token = box.post(TOKEN, "");
    assertThat(token.status()).isEqualTo(500);
    assertThat(token.json().path("error").asText()).isEqualTo("server_error");
  }

  @Test
  @DisplayName("drop-after: the face is registered, and the repeated call is told 223105")
  void dropAfter() {
    String body =
        BaiduClient.json(
                new java.util.LinkedHashMap<>(
                    BaiduClient.image(
                        dev.muster.facebox.FakeRecogniser.photo(java.awt.Color.RED)))) // no ids yet
            .replaceFirst("}$", ",\"group_id\":\"lost\",\"user_id\":\"u\"}");
    fault(
        "{\"where\":\"POST /rest/2.0/face/v3/faceset/user/add\",\"what\":\"drop-after\",\"first\":1}");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> client.send("faceset/user/add", body)))
        .isInstanceOf(AssertionError.class);
    assertThat(client.send("faceset/user/add", body).path("error_code").asInt()).isEqualTo(223105);
  }

  private static JsonNode gateway(String path) {
    RunningBox.Reply reply = box.post(path, "{}");
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }

  /** The same token, good for longer. */
  private static String forged(String token) {
    String[] parts = token.split("\\.");
    return token.replace(parts[3], "" + (Long.parseLong(parts[3]) + 1000));
  }

  private static void fault(String json) {
    assertThat(box.post("/admin/faults", json).status()).isEqualTo(200);
  }
}

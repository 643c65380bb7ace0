package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("contracts/arcface.md §5.1, who is let in")
class GateTest {

  private static final long NOW = 1_662_013_631;
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
  private static final Map<String, Object> DATA = Map.of("image", "", "text", "测试测试");

  private final Gate gate = gate();

  @ParameterizedTest
  @ValueSource(strings = {"SHA256", "SM2"})
  @DisplayName("whoever signs as the document says")
  void signed(String signType) {
    Envelope admitted = gate.admit(body(ArcfaceClient.signed(request(signType))));

    assertThat(admitted.appId()).isEqualTo(ArcfaceClient.APP);
    assertThat(admitted.data().text("text")).contains("测试测试");
  }

  @Test
  @DisplayName("the same request again: there is no memory of requests")
  void replay() {
    byte[] body = body(ArcfaceClient.signed(request("SHA256")));
    gate.admit(body);

    assertThat(gate.admit(body)).isNotNull();
  }

  @Test
  @DisplayName("fields that are no text are signed as go-infer 0.2.0 does it, without a crash")
  void extraFields() {
    Map<String, Object> request = request("SHA256");
    request.put("extra", 5.5);
    ArcfaceClient.signed(request);
    request.put("list", new int[] {1});

    assertThat(gate.admit(body(request))).isNotNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "appId, appid",
    "version, version",
    "signType, sign_type",
    "signData, sign_data",
    "timestamp, timestamp",
    "data, data"
  })
  @DisplayName(
      "a missing field is 9801 with the service's name of it, and so is one of another type")
  void missing(String field, String named) {
    Map<String, Object> request = ArcfaceClient.signed(request("SHA256"));
    request.remove(field);
    assertDeclined(request, 9801, "缺少参数 : " + named);
    request.put(field, new int[] {1});
    assertDeclined(request, 9801, "缺少参数 : " + named);
    request.put(field, null);
    assertDeclined(request, 9801, "缺少参数 : " + named);
    request.put(field, field.equals("timestamp") ? String.valueOf(NOW) : 5);
    assertDeclined(request, 9801, "缺少参数 : " + named);
  }

  @Test
  @DisplayName("the fields are looked for in the service's order")
  void order() {
    Map<String, Object> request = new LinkedHashMap<>();
    for (String[] next :
        new String[][] {
          {"appId", "appid"},
          {"version", "version"},
          {"signType", "sign_type"},
          {"signData", "sign_data"}
        }) {
      assertDeclined(request, 9801, "缺少参数 : " + next[1]);
      request.put(next[0], "x");
    }
    assertDeclined(request, 9801, "缺少参数 : timestamp");
    request.put("timestamp", 1);
    assertDeclined(request, 9801, "缺少参数 : data");
    request.put("data", Map.of());
    assertDeclined(request, 9802, "时间戳错误");
    request.put("timestamp", NOW);
    assertDeclined(request, 9805, "AppId错误");
    request.put("appId", ArcfaceClient.APP);
    assertDeclined(request, 9806, "版本号错误");
    request.put("version", "1");
    assertDeclined(request, 9803, "签名算法错误");
    request.put("signType", "SHA256");
    assertDeclined(request, 9800, "验签失败");
    request.put("signType", "SM2");
    assertDeclined(request, 9800, "验签失败");
    request.put("signType", "plain");
    assertDeclined(request, 9803, "签名算法错误");
  }

  @Test
  @DisplayName("300 seconds either way are within the window, 301 are not")
  void window() {
    for (long distance : new long[] {-300, 0, 300}) {
      assertThat(gate.admit(body(signedAt(NOW + distance)))).isNotNull();
    }
    assertDeclined(signedAt(NOW + 301), 9802, "时间戳错误");
    assertDeclined(signedAt(NOW - 301), 9802, "时间戳错误");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "-1e300", "9223372036854775807", "-9223372036854775808", "1e18"})
  @DisplayName("a timestamp out of this world is 9802")
  void farAway(String timestamp) {
    String body =
        ArcfaceClient.json(ArcfaceClient.signed(request("SHA256")))
            .replace(String.valueOf(NOW), timestamp);

    assertThat(declined(body.getBytes(StandardCharsets.UTF_8)).fault()).isEqualTo(Fault.TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "7",
        "\"x\"",
        "nonsense",
        "{} {}",
        "{'appId':'x'}",
        "{\"timestamp\":NaN}",
        "{\"timestamp\":Infinity}",
        "{\"timestamp\":1e400}",
        "{\"timestamp\":+1}",
        "{\"timestamp\":0x10}",
        "{\"a\":\"\t\"}"
      })
  @DisplayName("what is no JSON object is 9801 with a sentence")
  void notJson(String body) {
    Declined declined = declined(body.getBytes(StandardCharsets.UTF_8));

    assertThat(declined.fault()).isEqualTo(Fault.PARAMETER);
    assertThat(declined.getMessage()).isNotBlank().hasSizeLessThan(400);
  }

  @Test
  @DisplayName("depth, length of numbers and of keys are bounded")
  void bounds() {
    for (String hostile :
        new String[] {
          "{\"data\":" + "[".repeat(100_000),
          "{\"data\":" + "{\"a\":".repeat(100_000),
          "{\"data\":" + "9".repeat(100_000) + "}",
          "{\"data\":1e" + "9".repeat(5_000) + "}",
          "{\"" + "k".repeat(100_000) + "\":1}"
        }) {
      Declined declined = declined(hostile.getBytes(StandardCharsets.UTF_8));
      assertThat(declined.fault()).isEqualTo(Fault.PARAMETER);
      assertThat(declined.getMessage()).hasSizeLessThan(400);
    }
  }

  @Test
  @DisplayName("null counts as an empty object, and bytes that are no UTF-8 as U+FFFD")
  void odd() {
    assertThat(declined("null".getBytes(StandardCharsets.UTF_8)).getMessage())
        .isEqualTo("缺少参数 : appid");
    assertThat(declined(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}).getMessage())
        .isEqualTo("缺少参数 : appid");
  }

  @Test
  @DisplayName("without a configured app nobody is let in; without a key SM2 is unknown")
  void nothingConfigured() {
    byte[] sha256 = body(ArcfaceClient.signed(request("SHA256")));
    byte[] sm2 = body(ArcfaceClient.signed(request("SM2")));
    Gate noApps = new Gate(ArcfaceSettingsTest.bind(Map.of()), CLOCK);
    Gate noKey =
        new Gate(
            ArcfaceSettingsTest.bind(
                Map.of("apps[0].id", ArcfaceClient.APP, "apps[0].secret", ArcfaceClient.SECRET)),
            CLOCK);

    assertThat(declined(noApps, sha256).fault()).isEqualTo(Fault.APP);
    assertThat(noKey.admit(sha256)).isNotNull();
    assertThat(declined(noKey, sm2).fault()).isEqualTo(Fault.ALGORITHM);
  }

  @Test
  @DisplayName("§1: plain needs no signature, for the listed apps only")
  void plain() {
    Map<String, Object> request = request("plain");
    request.put("signData", "");
    Gate open =
        new Gate(
            ArcfaceSettingsTest.bind(
                Map.of(
                    "apps[0].id", ArcfaceClient.APP,
                    "apps[0].secret", ArcfaceClient.SECRET,
                    "apps[1].id", "other",
                    "apps[1].secret", "s",
                    "plain-apps", ArcfaceClient.APP)),
            CLOCK);

    assertThat(open.admit(body(request))).isNotNull();
    request.put("appId", "other");
    assertThat(declined(open, body(request)).fault()).isEqualTo(Fault.ALGORITHM);
  }

  @Test
  @DisplayName("§2.2: the control characters are those of the configured Go")
  void controls() {
    Map<String, Object> request = ArcfaceClient.request("SHA256", NOW, Map.of("text", "a\bb"));
    String text = ArcfaceClient.signedText(request, ArcfaceClient.SECRET);
    assertThat(text).contains("a\\bb");
    request.put("signData", ArcfaceClient.sha256(text));
    byte[] newGo = body(request);
    request.put("signData", ArcfaceClient.sha256(text.replace("\\b", "\\u0008")));
    byte[] oldGo = body(request);
    Gate old =
        new Gate(
            ArcfaceSettingsTest.bind(
                Map.of(
                    "apps[0].id", ArcfaceClient.APP,
                    "apps[0].secret", ArcfaceClient.SECRET,
                    "short-controls", "false")),
            CLOCK);

    assertThat(gate.admit(newGo)).isNotNull();
    assertThat(declined(gate, oldGo).fault()).isEqualTo(Fault.SIGNATURE);
    assertThat(old.admit(oldGo)).isNotNull();
    assertThat(declined(old, newGo).fault()).isEqualTo(Fault.SIGNATURE);
  }

  @Test
  @DisplayName("a changed character anywhere is 9800")
  void changed() {
    for (String signType : new String[] {"SHA256", "SM2"}) {
      for (String field : new String[] {"encType", "signData"}) {
        Map<String, Object> request = ArcfaceClient.signed(request(signType));
        request.put(field, request.get(field) + "x");
        if (signType.equals("SHA256") || field.equals("encType")) {
          assertDeclined(request, 9800, "验签失败");
        }
      }
      Map<String, Object> request = ArcfaceClient.signed(request(signType));
      request.put("data", Map.of("image", "x"));
      assertDeclined(request, 9800, "验签失败");
    }
  }

  private static Gate gate() {
    return new Gate(
        ArcfaceSettingsTest.bind(
            Map.of(
                "apps[0].id", ArcfaceClient.APP,
                "apps[0].secret", ArcfaceClient.SECRET,
                "sm2-private-key", ArcfaceClient.SM2_KEY)),
        CLOCK);
  }

  private void assertDeclined(Map<String, Object> request, int code, String message) {
    Declined declined = declined(body(request));
    assertThat(declined.fault().code()).isEqualTo(code);
    assertThat(declined).hasMessage(message);
    assertThat(declined.evidence()).isEmpty();
  }

  private Declined declined(byte[] body) {
    return declined(gate, body);
  }

  private static Declined declined(Gate gate, byte[] body) {
    Declined declined = catchThrowableOfType(Declined.class, () -> gate.admit(body));
    assertThat(declined).as("declined").isNotNull();
    return declined;
  }

  private static Map<String, Object> request(String signType) {
    return ArcfaceClient.request(signType, NOW, DATA);
  }

  private static Map<String, Object> signedAt(long timestamp) {
    return ArcfaceClient.signed(ArcfaceClient.request("SHA256", timestamp, DATA));
  }

  private static byte[] body(Map<String, Object> request) {
    return ArcfaceClient.json(request).getBytes(StandardCharsets.UTF_8);
  }
}

package dev.muster.vendor.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.recogniser.PastedRequest;
import dev.muster.recogniser.SignatureReport;
import dev.muster.recogniser.SignatureReport.Check;
import dev.muster.recogniser.SignatureReport.Finding;
import dev.muster.recogniser.SignatureReport.Verdict;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workbench makes of requests: contracts/arcface.md §2 to §5. */
class ArcfaceBenchTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "41DF0E6AE27B5282C07EF5124642A352";
  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
  private static final String P1_KEY = "JShsBOJL0RgPAoPttEB1hgtPAvCikOl0V1oTOYL7k5U=";
  private static final long NOW = 1_658_716_494L;
  private static final String V1_SECRET = "D91CEB11EE62219CD91CEB11EE62219C";
  private static final String H1 =
      "MjA3MmJkOGFmYjY3OGMwM2NlOWJlMTQyMDJlNDdiMTIwMzFhYTQyYTBhOGM4NTkzNzIzZDcwMjcwMDdlZjgwNA==";
  private static final String H2 =
      "NzEyYzhkN2YxNDk2MjEzNmI3YTIwZTQ2ODM4Mzc4YjA1ZGRkY2Q5NTAyNTIzNGI3ZDcwMDM5M2ZkZDRiYmZjMQ==";

  private final ArcfaceBench bench =
      new ArcfaceBench(new ArcfaceServices(List.of(ArcfaceKit.service())));

  @Test
  void theSampleOfTheDocumentIsRecognisedAsTheTrapThatItIs() {
    String request =
        """
        {"appId":"19E179E5DC29C05E65B90CDE57A1C7E5","version":"1","signType":"SHA256","signData":"%s",
         "encType":"plain","timestamp":1591943910,
         "data":{"user_id":"gt","face_id":"5ed21b1c262daabe314048f5"}}
        """;
    SignatureReport trap = examine(request.formatted(H1), V1_SECRET, "", 1_591_943_910L);
    assertThat(trap.code()).isEqualTo(9800);
    assertThat(trap.findings()).containsExactly(new Finding("OTHER_SIGN_TYPE", "SM2"));
    assertThat(trap.digests().signData()).isEqualTo(H2);
    assertThat(trap.canonical())
        .isEqualTo(
            "appId=19E179E5DC29C05E65B90CDE57A1C7E5&data={\"face_id\":\"5ed21b1c262daabe314048f5\",\"user_id\":\"gt\"}&encType=plain&signType=SHA256&timestamp=1591943910&version=1&key=***");

    SignatureReport right = examine(request.formatted(H2), V1_SECRET, "", 1_591_943_910L);
    assertThat(right.code()).isZero();
    assertThat(right.findings()).isEmpty();
  }

  @Test
  void aRightRequestPassesEveryCheckInBothWays() {
    assertThat(examine(signed("SHA256", fields(), text -> Signing.sha256(text))).code()).isZero();
    SignatureReport sm2 =
        examine(json(signed("SM2", fields(), ArcfaceBenchTest::sm2)), SECRET, KEY, NOW);
    assertThat(sm2.code()).isZero();
    assertThat(sm2.checks())
        .extracting(Check::verdict)
        .containsOnly(Verdict.PASSED, Verdict.UNKNOWN);
    assertThat(verdict(sm2, "signature")).isEqualTo(Verdict.PASSED);
    assertThat(verdict(sm2, "known")).isEqualTo(Verdict.UNKNOWN);
  }

  static Stream<Arguments> signedTexts() {
    Function<Map<String, Object>, String> key = f -> "&key=" + SECRET;
    return Stream.of(
        text("LEFT_OUT", f -> unkeyed(without(f, "encType"), Spelling.GO) + key.apply(f)),
        text("UNSORTED", f -> unkeyed(f, Spelling.GO.unsorted()) + key.apply(f)),
        text("SPACED", f -> unkeyed(f, Spelling.GO.spaced(": ", ", ")) + key.apply(f)),
        text("NO_MARKUP", f -> unkeyed(f, Spelling.GO.withoutMarkup()) + key.apply(f)),
        text(
            "SPACED,ASCII",
            f -> unkeyed(f, Spelling.GO.inAscii().spaced(": ", ", ")) + key.apply(f)),
        text("ASCII", f -> unkeyed(f, Spelling.GO.inAscii()) + key.apply(f)),
        text("SLASHES", f -> unkeyed(f, Spelling.GO.withoutMarkup().withSlashes()) + key.apply(f)),
        text("TOP_UNSORTED", f -> SignedText.inOrder(f, Spelling.GO) + key.apply(f)),
        text("SECRET_MISSING", f -> unkeyed(f, Spelling.GO)),
        text("SECRET_PLACE", f -> unkeyed(f, Spelling.GO) + SECRET),
        text("SECRET_BLANK", f -> unkeyed(f, Spelling.GO) + key.apply(f) + "\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signedTexts")
  void aTextThatWasMadeWronglyIsFoundInBothWays(
      String mistake, Function<Map<String, Object>, String> text) {
    Map<String, Object> sha = fields();
    sha.put("signType", "SHA256");
    sha.put("signData", Signing.sha256(text.apply(sha)));
    SignatureReport report = examine(sha);
    assertThat(report.code()).isEqualTo(9800);
    assertThat(codes(report)).isEqualTo(mistake);

    Map<String, Object> sm2 = fields();
    sm2.put("signType", "SM2");
    sm2.put("signData", sm2(text.apply(sm2)));
    assertThat(codes(examine(json(sm2), SECRET, KEY, NOW))).isEqualTo(mistake);
  }

  static Stream<Arguments> shaForms() {
    return Stream.of(
        form("NO_HEX_STEP", text -> base64(sha(text))),
        form("UPPER_HEX", text -> base64(Signing.hex(sha(text)).toUpperCase())),
        form("NO_BASE64_STEP", text -> Signing.hex(sha(text))),
        form("LINE_BREAKS", text -> Signing.sha256(text) + "\n"),
        form("OTHER_ALGORITHM", text -> base64(Signing.hex(Signing.digest("MD5", text)))),
        form("OTHER_ALGORITHM", text -> base64(Signing.hex(Sm2Digest.sm3(text)))),
        form("LOOKS_LIKE_SM2", ArcfaceBenchTest::sm2),
        form("UNEXPLAINED", text -> Signing.sha256("something else")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shaForms")
  void aDigestInAnotherFormIsFound(String mistake, Function<String, String> form) {
    SignatureReport report = examine(signed("SHA256", fields(), form));
    assertThat(report.code()).isEqualTo(9800);
    assertThat(codes(report)).isEqualTo(mistake);
  }

  static Stream<Arguments> sm2Forms() {
    return Stream.of(
        form("HEX_STEP", text -> base64(Signing.hex(raw(text)))),
        form("NO_BASE64_STEP", text -> Signing.hex(raw(text))),
        form("SWAPPED", text -> base64(swapped(raw(text)))),
        form("DER", text -> base64(der(raw(text)))),
        form("UNPADDED", text -> base64(unpadded(text))),
        form("LOOKS_LIKE_SHA256", Signing::sha256),
        form("SAMPLE_KEY", text -> base64(Sm2.sign(text, Sm2.privateKey(P1_KEY), RANDOM))),
        form("NO_SIGNATURE", text -> "AAAA"),
        form("UNEXPLAINED", text -> sm2(text + "?")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sm2Forms")
  void anSm2SignatureInAnotherFormIsFound(String mistake, Function<String, String> form) {
    SignatureReport report = examine(json(signed("SM2", fields(), form)), SECRET, KEY, NOW);
    assertThat(report.code()).isEqualTo(9800);
    assertThat(codes(report)).isEqualTo(mistake);
  }

  @Test
  void twoMistakesAtOnceAreBothTold() {
    Map<String, Object> sent = fields();
    sent.put("signType", "SHA256");
    String text = unkeyed(sent, Spelling.GO.spaced(": ", ", ")) + "&key=" + SECRET;
    sent.put("signData", base64(sha(text)));
    assertThat(codes(examine(sent))).isEqualTo("SPACED,NO_HEX_STEP");
  }

  @ParameterizedTest
  @CsvSource({
    "'{',9801,json",
    "'[]',9801,json",
    "'{} x',9801,json",
    "'{}',9801,appId",
    "'{\"appId\":1}',9801,appId",
    "'{\"appId\":\"a\"}',9801,version",
    "'{\"appId\":\"a\",\"version\":\"1\"}',9801,signType",
    "'{\"appId\":\"a\",\"version\":\"1\",\"signType\":\"SM2\"}',9801,signData",
    "'{\"appId\":\"a\",\"version\":\"1\",\"signType\":\"SM2\",\"signData\":\"\",\"timestamp\":\"1\"}',9801,timestamp",
    "'{\"appId\":\"a\",\"version\":\"1\",\"signType\":\"SM2\",\"signData\":\"\",\"timestamp\":1}',9801,data",
    "'{\"appId\":\"a\",\"version\":\"2\",\"signType\":\"x\",\"signData\":\"\",\"timestamp\":1,\"data\":{}}',9802,window",
    "'{\"appId\":\"a\",\"version\":\"2\",\"signType\":\"x\",\"signData\":\"\",\"timestamp\":1658716794,\"data\":{}}',9805,known",
    "'{\"appId\":\"app\",\"version\":\"2\",\"signType\":\"x\",\"signData\":\"\",\"timestamp\":1658716194,\"data\":{}}',9806,version-value",
    "'{\"appId\":\"app\",\"version\":\"1\",\"signType\":\"x\",\"signData\":\"\",\"timestamp\":1658716494,\"data\":{}}',9803,algorithm",
    "'{\"appId\":\"app\",\"version\":\"1\",\"signType\":\"SHA256\",\"signData\":\"\",\"timestamp\":1658716494,\"data\":{}}',9800,signature"
  })
  void theFirstCheckThatFailsAnswers(String request, int code, String check) {
    SignatureReport report =
        bench.examine(new PastedRequest(request, "", "app", SECRET, "", "", NOW));
    assertThat(report.code()).isEqualTo(code);
    assertThat(report.checks().stream().filter(one -> one.verdict() == Verdict.FAILED).findFirst())
        .get()
        .extracting(Check::name)
        .isEqualTo(check);
  }

  @Test
  void aConfiguredRecogniserIsCheckedWithoutGivingItsSignatureAway() {
    Map<String, Object> sent = fields();
    sent.put("appId", ArcfaceKit.service().appId());
    sent.put("signType", "SHA256");
    sent.put("signData", "x");
    sent.put("note", "secret-of-the-app");
    SignatureReport report =
        bench.examine(new PastedRequest(json(sent), ArcfaceKit.NAME, "", "", "", "", NOW));
    assertThat(report.code()).isEqualTo(9800);
    assertThat(verdict(report, "known")).isEqualTo(Verdict.PASSED);
    assertThat(report.digests()).isNull();
    assertThat(report.toString()).doesNotContain("secret-of-the-app");
    assertThat(codes(report)).startsWith("EXTRA");
  }

  @Test
  void withoutASecretTheTextIsShownAndNothingIsClaimed() {
    Map<String, Object> sent = signed("SHA256", fields(), Signing::sha256);
    SignatureReport report = examine(json(sent), "", "", NOW);
    assertThat(report.code()).isZero();
    assertThat(verdict(report, "signature")).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.digests()).isNull();
    assertThat(report.canonical()).contains("\\u003cb\\u003e");
  }

  @Test
  void picturesAreCutAndALargeRequestIsAnswered() {
    Map<String, Object> sent = fields();
    sent.put("data", Map.of("image1", "A".repeat(1_900_000), "image2", "B".repeat(1_900_000)));
    sent.put("signType", "SHA256");
    sent.put(
        "signData",
        Signing.sha256(unkeyed(without(sent, "version"), Spelling.GO) + "&key=" + SECRET));
    SignatureReport report = examine(sent);
    assertThat(report.findings()).containsExactly(new Finding("LEFT_OUT", "version"));
    assertThat(report.canonical()).hasSizeLessThan(1000).contains("…(1900000)…");
  }

  @Test
  void millisecondsAreRecognised() {
    Map<String, Object> sent = fields();
    sent.put("timestamp", NOW * 1000);
    SignatureReport report = examine(signed("SHA256", sent, Signing::sha256));
    assertThat(report.code()).isEqualTo(9802);
    assertThat(codes(report)).isEqualTo("MILLISECONDS");
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(
            () -> bench.examine(new PastedRequest("{}", "", "", "", "c2VjcmV0", "", NOW)))
        .hasMessageStartingWith("sm2_private_key cannot be used: ")
        .hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> bench.examine(new PastedRequest("{}", "", "", "", "", "zz", NOW)))
        .hasMessageStartingWith("sm2_public_key cannot be used: ");
    assertThatThrownBy(() -> bench.examine(new PastedRequest("{}", "nobody", "", "", "", "", NOW)))
        .hasMessage("recogniser is \"nobody\"; allowed are [face-1]");
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private static Arguments text(String mistake, Function<Map<String, Object>, String> text) {
    return Arguments.of(mistake, text);
  }

  private static Arguments form(String mistake, Function<String, String> form) {
    return Arguments.of(mistake, form);
  }

  private static Map<String, Object> fields() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", "测试/<b>&");
    data.put("image", "AAAA");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", "1");
    fields.put("appId", "3EA25569454745D01219080B779F021F");
    fields.put("encType", "plain");
    fields.put("timestamp", NOW);
    fields.put("data", data);
    return fields;
  }

  private static Map<String, Object> signed(
      String signType, Map<String, Object> fields, Function<String, String> form) {
    fields.put("signType", signType);
    fields.put("signData", form.apply(SignedText.of(fields, SECRET)));
    return fields;
  }

  private static Map<String, Object> without(Map<String, Object> fields, String name) {
    Map<String, Object> fewer = new LinkedHashMap<>(fields);
    fewer.remove(name);
    return fewer;
  }

  private static String unkeyed(Map<String, Object> fields, Spelling spelling) {
    return SignedText.unkeyed(fields, spelling);
  }

  private static byte[] sha(String text) {
    return Signing.digest("SHA-256", text);
  }

  private static byte[] raw(String text) {
    return Sm2.sign(text, Sm2.privateKey(KEY), RANDOM);
  }

  private static String sm2(String text) {
    return base64(raw(text));
  }

  private static byte[] swapped(byte[] raw) {
    byte[] turned = new byte[64];
    System.arraycopy(raw, 32, turned, 0, 32);
    System.arraycopy(raw, 0, turned, 32, 32);
    return turned;
  }

  private static byte[] der(byte[] raw) {
    ASN1EncodableVector pair = new ASN1EncodableVector();
    pair.add(new ASN1Integer(new BigInteger(1, java.util.Arrays.copyOf(raw, 32))));
    pair.add(new ASN1Integer(new BigInteger(1, java.util.Arrays.copyOfRange(raw, 32, 64))));
    try {
      return new DERSequence(pair).getEncoded();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As a library writes it that leaves the zeros in front away. */
  private static byte[] unpadded(String text) {
    while (true) {
      byte[] raw = raw(text);
      if (raw[0] == 0) {
        return java.util.Arrays.copyOfRange(raw, 1, 64);
      }
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.US_ASCII));
  }

  private SignatureReport examine(Map<String, Object> fields) {
    return examine(json(fields), SECRET, "", NOW);
  }

  private SignatureReport examine(String request, String secret, String key, long now) {
    return bench.examine(new PastedRequest(request, "", "", secret, key, "", now));
  }

  private static String json(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Verdict verdict(SignatureReport report, String name) {
    return report.checks().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static String codes(SignatureReport report) {
    return String.join(",", report.findings().stream().map(Finding::code).toList());
  }
}

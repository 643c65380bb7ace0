package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("why a signature is refused")
class ExplanationTest {

  private static final String SECRET = ArcfaceClient.SECRET;
  private static final Canonical CANONICAL = new Canonical(JsonStyle.GO);
  private static final Explanation EXPLANATION =
      new Explanation(CANONICAL, Sm2Key.ofPrivate(ArcfaceClient.SM2_KEY));

  @Test
  @DisplayName("contracts/arcface.md §4.7, H1: the text says SM2, the request SHA256")
  void h1() {
    Map<String, Object> request =
        new LinkedHashMap<>(
            Map.of(
                "appId", "19E179E5DC29C05E65B90CDE57A1C7E5",
                "version", "1",
                "signType", "SHA256",
                "encType", "plain",
                "timestamp", 1591943910,
                "data", Map.of("user_id", "gt", "face_id", "5ed21b1c262daabe314048f5"),
                "signData",
                    "MjA3MmJkOGFmYjY3OGMwM2NlOWJlMTQyMDJlNDdiMTIwMzFhYTQyYTBhOGM4NTkzNzIzZDcwMjcwMDdlZjgwNA=="));

    Explanation.Verdict verdict =
        EXPLANATION.of(envelope(request), "D91CEB11EE62219CD91CEB11EE62219C");

    assertThat(verdict.mistakes())
        .containsExactly("the signed text says signType=SM2, the request does not");
    assertThat(verdict.fields().get("canonical"))
        .isEqualTo(
            new GoValue.Text(
                "appId=19E179E5DC29C05E65B90CDE57A1C7E5&data={\"face_id\":"
                    + "\"5ed21b1c262daabe314048f5\",\"user_id\":\"gt\"}&encType=plain"
                    + "&signType=SHA256&timestamp=1591943910&version=1&key=***"));
  }

  @Test
  @DisplayName("V1: signed with the key of another document")
  void v1() {
    Map<String, Object> request =
        new LinkedHashMap<>(
            Map.of(
                "appId", "19E179E5DC29C05E65B90CDE57A1C7E5",
                "version", "1",
                "signType", "SM2",
                "encType", "plain",
                "timestamp", 1591943910,
                "data", Map.of("user_id", "gt", "face_id", "5ed21b1c262daabe314048f5"),
                "signData",
                    "LXgGBQNsXwofSXr+uXYiw0al7MFNNdUl0OyjpxHGKSPjJAr1N5oO6Tq3WL0C8UVX1pmDNH/GZK1Q0h+VvzKiEg=="));

    assertThat(EXPLANATION.of(envelope(request), "D91CEB11EE62219CD91CEB11EE62219C").mistakes())
        .singleElement()
        .asString()
        .startsWith("signed with a sample key");
  }

  @Test
  @DisplayName("§2.1: encData and extra are left out as the document says")
  void excluded() {
    assertSigned(
        Map.of("encData", "e", "extra", "x"),
        fields -> without(fields, "encData", "extra"),
        "encData and extra are left out");
  }

  @Test
  @DisplayName("§2.4: empty fields are left out as the Python clients do it")
  void empty() {
    assertSigned(
        Map.of("encType", ""), fields -> without(fields, "encType"), "encType is left out");
    assertSigned(
        Map.of("encType", "", "note", ""),
        fields -> without(fields, "encType", "note"),
        "empty fields are left out");
  }

  @Test
  @DisplayName("§2.4: < > & unescaped, as Python and JavaScript write them")
  void html() {
    assertText(
        Map.of("note", "<a&b>"),
        text -> text.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&"),
        "< > & in data are not escaped");
  }

  @Test
  @DisplayName("§2.4: everything beyond ASCII escaped, with Python's blanks or without")
  void ascii() {
    assertText(
        Map.of("note", "测试"),
        text -> text.replace("测试", "\\u6d4b\\u8bd5"),
        "data escapes other characters than ASCII");
    assertText(
        Map.of("note", "测试", "size", 5),
        text -> text.replace("测试", "\\u6d4b\\u8bd5").replace("\":", "\": ").replace(",\"", ", \""),
        "data is written with blanks and \\uXXXX");
    assertText(
        Map.of("note", "x", "size", 5),
        text -> text.replace("\":", "\": ").replace(",\"", ", \""),
        "data is written with blanks");
  }

  @Test
  @DisplayName("data in the order sent, or numbers as sent")
  void form() {
    String body =
        """
        {"appId":"%s","version":"1","signType":"SHA256","encType":"plain","timestamp":1662013631,
         "data":{"b":5.0,"a":1e2},"signData":"%s"}""";
    String unsorted = "data={\"b\":5,\"a\":100}";
    String asSent = "data={\"a\":1e2,\"b\":5.0}";
    String rest = "&encType=plain&signType=SHA256&timestamp=1662013631&version=1&key=" + SECRET;
    for (String[] each :
        new String[][] {
          {unsorted, "the keys of data are not sorted"}, {asSent, "numbers in data are signed"}
        }) {
      String signature = ArcfaceClient.sha256("appId=" + ArcfaceClient.APP + "&" + each[0] + rest);
      assertThat(
              EXPLANATION
                  .of(envelope(body.formatted(ArcfaceClient.APP, signature)), SECRET)
                  .mistakes())
          .first()
          .asString()
          .startsWith(each[1]);
    }
  }

  @Test
  @DisplayName("the secret missing, bare, sorted in, or with a line break behind")
  void secret() {
    String end = "&key=" + SECRET;
    assertText(Map.of(), text -> text.replace(end, ""), "the secret is not in");
    assertText(Map.of(), text -> text.replace(end, "&key="), "key= is there but no secret");
    assertText(Map.of(), text -> text.replace(end, SECRET), "the secret follows without key=");
    assertText(
        Map.of(), text -> text.replace(end, "&" + SECRET), "the secret follows without key=");
    assertText(
        Map.of(),
        text -> text.replace(end, "").replace("&signType", end + "&signType"),
        "key=<secret> is sorted in");
    assertText(Map.of(), text -> text + "\n", "a line break follows the secret");
  }

  @Test
  @DisplayName("§3.1: the digest raw, in capitals, without base64, or with a line break")
  void digestForms() throws Exception {
    Map<String, Object> request = request("SHA256", Map.of());
    String text = ArcfaceClient.signedText(request, SECRET);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().formatHex(digest);
    String right = ArcfaceClient.sha256(text);

    assertForm(request, base64(digest), "signData is base64 of the raw digest");
    assertForm(
        request,
        base64(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)),
        "the hexadecimal digits inside signData must be lower case");
    assertForm(request, hex, "signData is hexadecimal");
    assertForm(request, right.substring(0, 76) + "\n" + right.substring(76), "signData has line");
    request.put("signType", "SM2");
    String said =
        ArcfaceClient.sha256(ArcfaceClient.signedText(without(request, "signData"), SECRET));
    assertForm(request, said, "signData was made with SHA256, signType says SM2");
  }

  @Test
  @DisplayName("§3.2 to §3.4: hexadecimal, DER, swapped or unpadded r and s, no signer id")
  void pairForms() {
    Map<String, Object> request = request("SM2", Map.of());
    String text = ArcfaceClient.signedText(request, SECRET);
    byte[] raw = Base64.getDecoder().decode(ArcfaceClient.sm2(text));
    String hex = HexFormat.of().formatHex(raw);

    assertForm(
        request, base64(hex.getBytes(StandardCharsets.US_ASCII)), "for SM2 signData is base64");
    assertForm(request, hex, "signData is hexadecimal");
    assertForm(
        request, base64(ArcfaceClient.sm2Der(text, ArcfaceClient.SM2_KEY)), "signData holds DER");
    byte[] swapped = Arrays.copyOfRange(raw, 32, 96);
    System.arraycopy(raw, 0, swapped, 32, 32);
    assertForm(request, base64(swapped), "signData holds s before r");
    assertForm(request, base64(unpadded(text)), "r and s must be padded");
    request.put("signType", "SHA256");
    String other =
        ArcfaceClient.sm2(ArcfaceClient.signedText(without(request, "signData"), SECRET));
    assertForm(request, other, "signData was made with SM2, signType says SHA256");
  }

  @Test
  @DisplayName("another secret is none of the known mistakes")
  void unknown() {
    Map<String, Object> request = request("SHA256", Map.of());
    request.put(
        "signData", ArcfaceClient.sha256(ArcfaceClient.signedText(request, "another secret")));

    assertThat(EXPLANATION.of(envelope(request), SECRET).mistakes())
        .singleElement()
        .asString()
        .startsWith("none of the known mistakes");
  }

  @Test
  @DisplayName("shows neither the secret nor a digest that would sign, and cuts pictures")
  void discreet() {
    Map<String, Object> request = request("SHA256", Map.of("image", "A".repeat(100_000)));
    String text = ArcfaceClient.signedText(request, SECRET);
    String right = ArcfaceClient.sha256(text);
    request.put("signData", "wrong");

    String shown =
        GoWriter.text(
            new GoValue.Obj(new TreeMap<>(EXPLANATION.of(envelope(request), SECRET).fields())),
            JsonStyle.GO);

    assertThat(shown)
        .contains("key=***")
        .contains("A…(")
        .hasSizeLessThan(2000)
        .doesNotContain(SECRET)
        .doesNotContain(right)
        .doesNotContain(new String(Base64.getDecoder().decode(right), StandardCharsets.US_ASCII));
    String beforeKey = text.substring(0, text.indexOf("&key="));
    assertThat(shown)
        .contains(
            new String(
                Base64.getDecoder().decode(ArcfaceClient.sha256(beforeKey)),
                StandardCharsets.US_ASCII));
  }

  /** Signed over a changed copy of the fields. */
  private static void assertSigned(
      Map<String, Object> more, UnaryOperator<Map<String, Object>> change, String expected) {
    Map<String, Object> request = request("SHA256", Map.of("image", ""));
    request.putAll(more);
    String text = ArcfaceClient.signedText(change.apply(request), SECRET);
    assertForm(request, ArcfaceClient.sha256(text), expected);
    request.put("signType", "SM2");
    assertForm(
        request,
        ArcfaceClient.sm2(
            ArcfaceClient.signedText(change.apply(without(request, "signData")), SECRET)),
        expected);
  }

  /** Signed over a changed text; the client's own escapes are the service's where they differ. */
  private static void assertText(
      Map<String, Object> data, UnaryOperator<String> change, String expected) {
    Map<String, Object> request = request("SHA256", data);
    request.put("signData", "");
    String text = CANONICAL.of(envelope(request).all(), SECRET);
    assertThat(change.apply(text)).isNotEqualTo(text);
    assertForm(request, ArcfaceClient.sha256(change.apply(text)), expected);
  }

  private static void assertForm(Map<String, Object> request, String signData, String expected) {
    request.put("signData", signData);
    assertThat(EXPLANATION.of(envelope(request), SECRET).mistakes())
        .first()
        .asString()
        .startsWith(expected);
  }

  /** A signature whose r or s has only 31 bytes, put together without padding. */
  private static byte[] unpadded(String text) {
    while (true) {
      byte[] raw = Base64.getDecoder().decode(ArcfaceClient.sm2(text));
      boolean shortR = raw[0] == 0;
      if (shortR != (raw[32] == 0)) {
        byte[] out = new byte[63];
        int dropped = shortR ? 0 : 32;
        System.arraycopy(raw, 0, out, 0, dropped);
        System.arraycopy(raw, dropped + 1, out, dropped, 63 - dropped);
        return out;
      }
    }
  }

  private static Map<String, Object> request(String signType, Map<String, Object> data) {
    return ArcfaceClient.request(signType, 1_662_013_631, data);
  }

  private static Map<String, Object> without(Map<String, Object> fields, String... names) {
    Map<String, Object> rest = new LinkedHashMap<>(fields);
    for (String name : names) {
      rest.remove(name);
    }
    return rest;
  }

  private static Envelope envelope(Map<String, Object> request) {
    return envelope(ArcfaceClient.json(request));
  }

  private static Envelope envelope(String body) {
    try {
      return Envelope.of(GoReader.object(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NotGoJson e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

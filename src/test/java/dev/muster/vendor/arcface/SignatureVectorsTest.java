package dev.muster.vendor.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every vector of contracts/arcface.md §4, those that must fail included. */
class SignatureVectorsTest {

  private static final String P1_KEY = "JShsBOJL0RgPAoPttEB1hgtPAvCikOl0V1oTOYL7k5U=";
  private static final ECPoint P1 =
      Sm2.point(
          "4f1df6069a086ac4e1d1c4ad60a3ab26a19ba5fc97a45dedf386c7480dcab18f"
              + "a745c3a0f6dba6ed6993d0367d9f6b12c06dc01d4079c9eda3f807e21f93edc6");
  private static final ECPoint P2 =
      Sm2.point(
          "043a4d19746641d67e46cedaa8065197de42b27ae7ef1b2265e6ed71a55e0168b0"
              + "cd382d2d884c75f615759b557edca7494745f19340136ac4a707ae5458c3cffe");
  private static final String V1_REQUEST =
      """
      {"version":"1","appId":"19E179E5DC29C05E65B90CDE57A1C7E5","signType":"%s","signData":"x",
       "encType":"plain","timestamp":1591943910,
       "data":{"user_id":"gt","face_id":"5ed21b1c262daabe314048f5"}}
      """;
  private static final String V1_SECRET = "D91CEB11EE62219CD91CEB11EE62219C";
  private static final String V1_SIGNATURE =
      "LXgGBQNsXwofSXr+uXYiw0al7MFNNdUl0OyjpxHGKSPjJAr1N5oO6Tq3WL0C8UVX1pmDNH/GZK1Q0h+VvzKiEg==";
  private static final String V2_REQUEST =
      """
      {"appId":"3EA25569454745D01219080B779F021F","data":{"text":"测试测试","image":""},
       "encType":"plain","signType":"SHA256","timestamp":1658716494.9,"version":"1"}
      """;
  private static final String V2_SECRET = "41DF0E6AE27B5282C07EF5124642A352";
  private static final String V2_SIGNATURE =
      "ILSOY5A0/sfW5Y9T6rIjl1AEPlDtQeqtwAxLibNbnajlj2fY/DxvTuSok+sqxy2St4pvvs4/rdaNOCNpwBuJ6A==";
  private static final String V3_REQUEST =
      """
      {"appid":"4fcf3871f4a023712bec9ed44ee4b709","sign_type":"%s","timestamp":1681894715,
       "version":"1","data":{"test1":"test1","atest2":"test2","Atest2":"test2"}}
      """;
  private static final String V3_SECRET =
      "MjdjNGQxNGU3NjA1OWI0MGVmODIyN2FkOTEwYTViNDQzYTNjNTIyNSAgLQo=";
  private static final String V3_SIGNATURE =
      "k/rHs2TbtIcIEJ6x0xQWr0ej1d+FPCAUqyiBZQ4MY0HFVXVw4KTl+C67CXxxf/WvJw8MRxfkINENmkzBCf+JJw==";

  @Test
  @DisplayName("the texts are those of the contract, whatever order the request has")
  void texts() throws Exception {
    assertThat(v1("SM2"))
        .isEqualTo(
            "appId=19E179E5DC29C05E65B90CDE57A1C7E5&data={\"face_id\":\"5ed21b1c262daabe314048f5\",\"user_id\":\"gt\"}"
                + "&encType=plain&signType=SM2&timestamp=1591943910&version=1&key="
                + V1_SECRET);
    assertThat(v2())
        .isEqualTo(
            "appId=3EA25569454745D01219080B779F021F&data={\"image\":\"\",\"text\":\"测试测试\"}"
                + "&encType=plain&signType=SHA256&timestamp=1658716494&version=1&key="
                + V2_SECRET);
    assertThat(v3("SM2"))
        .isEqualTo(
            "appid=4fcf3871f4a023712bec9ed44ee4b709&data={\"Atest2\":\"test2\",\"atest2\":\"test2\",\"test1\":\"test1\"}"
                + "&sign_type=SM2&timestamp=1681894715&version=1&key="
                + V3_SECRET);
  }

  @Test
  @DisplayName("§4.1: the keys have these points and these ZA")
  void keys() {
    BigInteger key = Sm2.privateKey(P1_KEY);
    assertThat("%064x".formatted(key))
        .isEqualTo("25286c04e24bd1180f0283edb44075860b4f02f0a290e974575a133982fb9395");
    assertThat(Sm2.pointOf(key)).isEqualTo(P1).isNotEqualTo(P2);
    assertThat(Signing.hex(za(P1)))
        .isEqualTo("dd2cce616be349219f8c72574ff9f53f33daf2e05916104878c65172785aaa0e");
    assertThat(Signing.hex(za(P2)))
        .isEqualTo("445ea20cc691d2292c7d9960babecbf283222497e4e12cd83f863ae59aa48636");
  }

  @Test
  @DisplayName("V1 is signed by P2, not by the documented key P1")
  void v1() throws Exception {
    assertThat(signed(v1("SM2"), V1_SIGNATURE, P1)).isFalse();
    assertThat(signed(v1("SM2"), V1_SIGNATURE, P2)).isTrue();
    assertThat(signed(v1("SHA256"), V1_SIGNATURE, P2)).isFalse();
    assertThat(e(P2, v1("SM2")))
        .isEqualTo("e8f2033b9475357ececf0697a3c64510fd1b4d6111b84af025df59d599c91254");
  }

  @Test
  @DisplayName("V2 is signed by P1, over raw UTF-8")
  void v2Signed() throws Exception {
    assertThat(signed(v2(), V2_SIGNATURE, P1)).isTrue();
    assertThat(signed(v2(), V2_SIGNATURE, P2)).isFalse();
    assertThat(e(P1, v2()))
        .isEqualTo("b42efd13ba84cd61f96a8045fce30fd07a2d6a5c49100015804436ee1bb03c5c");
  }

  @Test
  @DisplayName("V3 is signed by P1, keys in the order of their bytes")
  void v3Signed() throws Exception {
    assertThat(signed(v3("SM2"), V3_SIGNATURE, P1)).isTrue();
    assertThat(signed(v3("SM2"), V3_SIGNATURE, P2)).isFalse();
    assertThat(e(P1, v3("SM2")))
        .isEqualTo("0dd39a91579f3c5833d1c2ce49fe1e112ca06071afc3c18c0c58219a7b660a19");
    assertThat(Signing.hex(Signing.digest("SHA-256", v3("SM2"))))
        .isEqualTo("7ddc946b0567c99dd7982cddce0e3ff27585e47caea531ba87cf878c065309f0");
    assertThat(Signing.hex(Signing.digest("SHA-256", v3("SHA256"))))
        .isEqualTo("8466da072ea0b1f7eba181092f4bddc9a762fbadaf92a6bca0f90d056035b625");
  }

  @Test
  @DisplayName("V4 is signed by P1, in hexadecimal and in base64")
  void v4() {
    byte[] hex =
        HexFormat.of()
            .parseHex(
                "1c3010538e7a5f114ddcdbc1f6036c87c033ae40c516eb155019bb3ecaf7e58e"
                    + "abc7493fdfab4785d14b7ccdfc3ef2a54d9f2921b242ca7920c7aabe965c6739");
    String base64 =
        "HDAQU456XxFN3NvB9gNsh8AzrkDFFusVUBm7Psr35Y6rx0k/36tHhdFLfM38PvKlTZ8pIbJCynkgx6q+llxnOQ==";
    assertThat(Base64.getDecoder().decode(base64)).isEqualTo(hex);
    assertThat(Sm2.verifies("1234567890", hex, P1, Sm2.USER_ID)).isTrue();
    assertThat(Sm2.verifies("1234567890", hex, P2, Sm2.USER_ID)).isFalse();
    assertThat(Sm2.verifies("1234567891", hex, P1, Sm2.USER_ID)).isFalse();
    assertThat(e(P1, "1234567890"))
        .isEqualTo("8e31642f2de799ba744d58152e3e064cc195da3b5727bc8d9c7310f6b1839845");
  }

  @Test
  @DisplayName("H1, H2, H3: what SHA-256 makes of them")
  void sha256() throws Exception {
    digest(
        v1("SM2"),
        "2072bd8afb678c03ce9be14202e47b12031aa42a0a8c8593723d7027007ef804",
        "MjA3MmJkOGFmYjY3OGMwM2NlOWJlMTQyMDJlNDdiMTIwMzFhYTQyYTBhOGM4NTkzNzIzZDcwMjcwMDdlZjgwNA==");
    digest(
        v1("SHA256"),
        "712c8d7f14962136b7a20e46838378b05dddcd95025234b7d700393fdd4bbfc1",
        "NzEyYzhkN2YxNDk2MjEzNmI3YTIwZTQ2ODM4Mzc4YjA1ZGRkY2Q5NTAyNTIzNGI3ZDcwMDM5M2ZkZDRiYmZjMQ==");
    digest(
        v2(),
        "a68c1b852a650314afaad684f3652c336c9b969e943825a29380b516de746ece",
        "YTY4YzFiODUyYTY1MDMxNGFmYWFkNjg0ZjM2NTJjMzM2YzliOTY5ZTk0MzgyNWEyOTM4MGI1MTZkZTc0NmVjZQ==");
  }

  @Test
  @DisplayName("§3.2, §4.2: no other user id signs any of them, nor do r and s in turn")
  void noOtherReading() throws Exception {
    String[][] vectors = {
      {v1("SM2"), V1_SIGNATURE}, {v2(), V2_SIGNATURE}, {v3("SM2"), V3_SIGNATURE}
    };
    for (String[] vector : vectors) {
      byte[] signature = Base64.getDecoder().decode(vector[1]);
      byte[] turned = new byte[64];
      System.arraycopy(signature, 32, turned, 0, 32);
      System.arraycopy(signature, 0, turned, 32, 32);
      for (ECPoint point : new ECPoint[] {P1, P2}) {
        assertThat(Sm2.verifies(vector[0], signature, point, "")).isFalse();
        assertThat(Sm2.verifies(vector[0], turned, point, Sm2.USER_ID)).isFalse();
      }
    }
  }

  @Test
  @DisplayName("§3.4, §3.5: what is signed verifies, is padded to 64 bytes and never the same")
  void sign() throws Exception {
    SecureRandom random = new SecureRandom();
    BigInteger key = Sm2.privateKey(P1_KEY);
    boolean padded = false;
    byte[] before = {};
    for (int i = 0; i < 64 || !padded; i++) {
      byte[] signature = Sm2.sign(v2(), key, random);
      assertThat(signature).hasSize(64).isNotEqualTo(before);
      assertThat(Sm2.verifies(v2(), signature, P1, Sm2.USER_ID)).isTrue();
      padded |= signature[0] == 0 || signature[32] == 0;
      before = signature;
    }
    assertThat(Sm2.verifies(v2(), Arrays.copyOf(before, 63), P1, Sm2.USER_ID)).isFalse();
    before[40] ^= 1;
    assertThat(Sm2.verifies(v2(), before, P1, Sm2.USER_ID)).isFalse();
  }

  @Test
  @DisplayName("what is no key is refused without repeating it")
  void noKeys() {
    for (String text : new String[] {"c2hvcnQ=", "no base64!", "", "/".repeat(42) + "w=="}) {
      assertThatThrownBy(() -> Sm2.privateKey(text))
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> assertThat(text.isEmpty() || !e.getMessage().contains(text)).isTrue());
    }
    assertThatThrownBy(() -> Sm2.point("00")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sm2.point("4f".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String v1(String signType) throws Exception {
    return SignedText.of(JsonText.object(V1_REQUEST.formatted(signType)), V1_SECRET);
  }

  private static String v2() throws Exception {
    return SignedText.of(JsonText.object(V2_REQUEST), V2_SECRET);
  }

  private static String v3(String signType) throws Exception {
    return SignedText.of(JsonText.object(V3_REQUEST.formatted(signType)), V3_SECRET);
  }

  private static boolean signed(String text, String base64, ECPoint point) {
    return Sm2.verifies(text, Base64.getDecoder().decode(base64), point, Sm2.USER_ID);
  }

  private static void digest(String text, String hex, String signData) {
    assertThat(Signing.hex(Signing.digest("SHA-256", text))).isEqualTo(hex);
    assertThat(Signing.sha256(text)).isEqualTo(signData);
  }

  private static String e(ECPoint point, String text) {
    return Signing.hex(sm3(za(point), text.getBytes(StandardCharsets.UTF_8)));
  }

  /** SM3 of the length of the id in bits, the id, a, b, G and the point. */
  private static byte[] za(ECPoint point) {
    byte[] id = Sm2.USER_ID.getBytes(StandardCharsets.US_ASCII);
    ECPoint base = Sm2.CURVE.getG();
    return sm3(
        new byte[] {0, (byte) 0x80},
        id,
        Sm2.CURVE.getCurve().getA().getEncoded(),
        Sm2.CURVE.getCurve().getB().getEncoded(),
        Arrays.copyOfRange(base.getEncoded(false), 1, 65),
        Arrays.copyOfRange(point.getEncoded(false), 1, 65));
  }

  private static byte[] sm3(byte[]... parts) {
    SM3Digest digest = new SM3Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return out;
  }
}

package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("contracts/arcface.md §4, published signatures")
class SignatureVectorsTest {

  private static final String P1_PRIVATE = "JShsBOJL0RgPAoPttEB1hgtPAvCikOl0V1oTOYL7k5U=";
  private static final String P1_X =
      "4f1df6069a086ac4e1d1c4ad60a3ab26a19ba5fc97a45dedf386c7480dcab18f";
  private static final String P1_Y =
      "a745c3a0f6dba6ed6993d0367d9f6b12c06dc01d4079c9eda3f807e21f93edc6";
  private static final Sm2Key P1 = Sm2Key.ofPrivate(P1_PRIVATE);
  private static final Sm2Key P2 =
      Sm2Key.ofPublic(
          "3a4d19746641d67e46cedaa8065197de42b27ae7ef1b2265e6ed71a55e0168b0"
              + "cd382d2d884c75f615759b557edca7494745f19340136ac4a707ae5458c3cffe");

  private static final String V1 =
      "appId=19E179E5DC29C05E65B90CDE57A1C7E5&data={\"face_id\":\"5ed21b1c262daabe314048f5\","
          + "\"user_id\":\"gt\"}&encType=plain&signType=SM2&timestamp=1591943910&version=1"
          + "&key=D91CEB11EE62219CD91CEB11EE62219C";
  private static final String V1_SIGNATURE =
      "LXgGBQNsXwofSXr+uXYiw0al7MFNNdUl0OyjpxHGKSPjJAr1N5oO6Tq3WL0C8UVX1pmDNH/GZK1Q0h+VvzKiEg==";
  private static final String V2 =
      "appId=3EA25569454745D01219080B779F021F&data={\"image\":\"\",\"text\":\"测试测试\"}"
          + "&encType=plain&signType=SHA256&timestamp=1658716494&version=1"
          + "&key=41DF0E6AE27B5282C07EF5124642A352";
  private static final String V2_SIGNATURE =
      "ILSOY5A0/sfW5Y9T6rIjl1AEPlDtQeqtwAxLibNbnajlj2fY/DxvTuSok+sqxy2St4pvvs4/rdaNOCNpwBuJ6A==";
  private static final String V3 =
      "appid=4fcf3871f4a023712bec9ed44ee4b709&data={\"Atest2\":\"test2\",\"atest2\":\"test2\","
          + "\"test1\":\"test1\"}&sign_type=SM2&timestamp=1681894715&version=1"
          + "&key=MjdjNGQxNGU3NjA1OWI0MGVmODIyN2FkOTEwYTViNDQzYTNjNTIyNSAgLQo=";
  private static final String V3_SIGNATURE =
      "k/rHs2TbtIcIEJ6x0xQWr0ej1d+FPCAUqyiBZQ4MY0HFVXVw4KTl+C67CXxxf/WvJw8MRxfkINENmkzBCf+JJw==";
  private static final String V4 = "1234567890";
  private static final String V4_SIGNATURE =
      "HDAQU456XxFN3NvB9gNsh8AzrkDFFusVUBm7Psr35Y6rx0k/36tHhdFLfM38PvKlTZ8pIbJCynkgx6q+llxnOQ==";
  private static final String V4_HEX =
      "1c3010538e7a5f114ddcdbc1f6036c87c033ae40c516eb155019bb3ecaf7e58e"
          + "abc7493fdfab4785d14b7ccdfc3ef2a54d9f2921b242ca7920c7aabe965c6739";

  @Test
  @DisplayName("P1: the private key has this point and this ZA")
  void p1() {
    assertThat(x(P1)).isEqualTo(P1_X);
    assertThat(y(P1)).isEqualTo(P1_Y);
    assertThat(hex(za(P1)))
        .isEqualTo("dd2cce616be349219f8c72574ff9f53f33daf2e05916104878c65172785aaa0e");
    assertThat(P1.isSameAs(Sm2Key.ofPublic("04" + P1_X + P1_Y))).isTrue();
    assertThat(P1.isSameAs(P2)).isFalse();
  }

  @Test
  @DisplayName("P2: the point has this ZA")
  void p2() {
    assertThat(hex(za(P2)))
        .isEqualTo("445ea20cc691d2292c7d9960babecbf283222497e4e12cd83f863ae59aa48636");
  }

  @Test
  @DisplayName("V1 is signed by P2, not by the documented key P1")
  void v1() {
    assertThat(signed(P1, V1, V1_SIGNATURE)).isFalse();
    assertThat(signed(P2, V1, V1_SIGNATURE)).isTrue();
    assertThat(e(P2, V1))
        .isEqualTo("e8f2033b9475357ececf0697a3c64510fd1b4d6111b84af025df59d599c91254");
  }

  @Test
  @DisplayName("V2 is signed by P1, over raw UTF-8")
  void v2() {
    assertThat(signed(P1, V2, V2_SIGNATURE)).isTrue();
    assertThat(signed(P2, V2, V2_SIGNATURE)).isFalse();
    assertThat(e(P1, V2))
        .isEqualTo("b42efd13ba84cd61f96a8045fce30fd07a2d6a5c49100015804436ee1bb03c5c");
  }

  @Test
  @DisplayName("V3 is signed by P1, keys sorted by bytes")
  void v3() {
    assertThat(signed(P1, V3, V3_SIGNATURE)).isTrue();
    assertThat(signed(P2, V3, V3_SIGNATURE)).isFalse();
    assertThat(e(P1, V3))
        .isEqualTo("0dd39a91579f3c5833d1c2ce49fe1e112ca06071afc3c18c0c58219a7b660a19");
    assertThat(hex(Signing.digest(bytes(V3))))
        .isEqualTo("7ddc946b0567c99dd7982cddce0e3ff27585e47caea531ba87cf878c065309f0");
    assertThat(hex(Signing.digest(bytes(V3.replace("sign_type=SM2", "sign_type=SHA256")))))
        .isEqualTo("8466da072ea0b1f7eba181092f4bddc9a762fbadaf92a6bca0f90d056035b625");
  }

  @Test
  @DisplayName("V4 is signed by P1, in hexadecimal and in base64")
  void v4() {
    assertThat(signed(P1, V4, V4_SIGNATURE)).isTrue();
    assertThat(signed(P2, V4, V4_SIGNATURE)).isFalse();
    assertThat(hex(Base64.getDecoder().decode(V4_SIGNATURE))).isEqualTo(V4_HEX);
    assertThat(e(P1, V4))
        .isEqualTo("8e31642f2de799ba744d58152e3e064cc195da3b5727bc8d9c7310f6b1839845");
  }

  @Test
  @DisplayName("no vector is signed without the signer id, or with an empty one")
  void noOtherReading() {
    for (String[] vector :
        new String[][] {{V1, V1_SIGNATURE}, {V2, V2_SIGNATURE}, {V3, V3_SIGNATURE}}) {
      byte[] message = bytes(vector[0]);
      byte[] signature = Base64.getDecoder().decode(vector[1]);
      for (Sm2Key key : new Sm2Key[] {P1, P2}) {
        assertThat(key.verifiesWithoutId(message, signature)).isFalse();
        assertThat(key.verifies(message, signature, new byte[0])).isFalse();
      }
    }
  }

  @Test
  @DisplayName("H1: the document's digest is of a text that says SM2")
  void h1() {
    assertThat(hex(Signing.digest(bytes(V1))))
        .isEqualTo("2072bd8afb678c03ce9be14202e47b12031aa42a0a8c8593723d7027007ef804");
    assertThat(Signing.sha256(V1))
        .isEqualTo(
            "MjA3MmJkOGFmYjY3OGMwM2NlOWJlMTQyMDJlNDdiMTIwMzFhYTQyYTBhOGM4NTkzNzIzZDcwMjcwMDdlZjgwNA==");
  }

  @Test
  @DisplayName("H2: what a server demands for the document's request")
  void h2() {
    String text = V1.replace("signType=SM2", "signType=SHA256");
    assertThat(hex(Signing.digest(bytes(text))))
        .isEqualTo("712c8d7f14962136b7a20e46838378b05dddcd95025234b7d700393fdd4bbfc1");
    assertThat(Signing.sha256(text))
        .isEqualTo(
            "NzEyYzhkN2YxNDk2MjEzNmI3YTIwZTQ2ODM4Mzc4YjA1ZGRkY2Q5NTAyNTIzNGI3ZDcwMDM5M2ZkZDRiYmZjMQ==");
  }

  @Test
  @DisplayName("H3: the digest of the go-infer document")
  void h3() {
    assertThat(hex(Signing.digest(bytes(V2))))
        .isEqualTo("a68c1b852a650314afaad684f3652c336c9b969e943825a29380b516de746ece");
    assertThat(Signing.sha256(V2))
        .isEqualTo(
            "YTY4YzFiODUyYTY1MDMxNGFmYWFkNjg0ZjM2NTJjMzM2YzliOTY5ZTk0MzgyNWEyOTM4MGI1MTZkZTc0NmVjZQ==");
  }

  @Test
  @DisplayName("§3: what is signed verifies, always 64 bytes, another number each time")
  void sign() {
    SecureRandom random = new SecureRandom();
    String first = Signing.sm2(V2, P1_PRIVATE, random);
    boolean startedWithZero = false;
    for (int i = 0; i < 64 || !startedWithZero; i++) {
      byte[] signature = Base64.getDecoder().decode(Signing.sm2(V2, P1_PRIVATE, random));
      assertThat(signature).hasSize(64);
      assertThat(P1.verifies(bytes(V2), signature)).isTrue();
      startedWithZero |= signature[0] == 0 || signature[32] == 0;
    }
    assertThat(Signing.sm2(V2, P1_PRIVATE, random)).isNotEqualTo(first);
  }

  @Test
  @DisplayName("§3.4: fewer than 64 bytes are refused, and so is every changed bit")
  void refused() {
    byte[] signature = Base64.getDecoder().decode(V2_SIGNATURE);
    assertThat(P1.verifies(bytes(V2), Arrays.copyOf(signature, 63))).isFalse();
    assertThat(P1.verifies(bytes(V2), new byte[0])).isFalse();
    assertThat(P1.verifies(bytes(V2), new byte[64])).isFalse();
    for (int bit = 0; bit < 512; bit += 37) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(P1.verifies(bytes(V2), changed)).as("bit " + bit).isFalse();
    }
  }

  @Test
  @DisplayName("§3.4: s is whatever follows the first 32 bytes, as in the service")
  void longerS() {
    byte[] signature = Base64.getDecoder().decode(V2_SIGNATURE);
    byte[] longer = new byte[66];
    System.arraycopy(signature, 0, longer, 0, 32);
    System.arraycopy(signature, 32, longer, 34, 32);
    assertThat(P1.verifies(bytes(V2), longer)).isTrue();
    assertThat(P1.verifies(bytes(V2), Arrays.copyOf(signature, 65))).isFalse();
  }

  @Test
  @DisplayName("what is no key is refused without repeating it")
  void noKeys() {
    for (String text :
        new String[] {
          "c2hvcnQ=",
          "no base64!",
          Base64.getEncoder().encodeToString(new byte[32]),
          "/////////////////////////////////////////w=="
        }) {
      assertThatThrownBy(() -> Sm2Key.ofPrivate(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Sm2Key.ofPublic(P1_X + P1_X))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sm2Key.ofPublic("00")).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean signed(Sm2Key key, String text, String signature) {
    return key.verifies(bytes(text), Base64.getDecoder().decode(signature));
  }

  /** SM3 over the length of the id in bits, the id, the curve and the point. */
  private static byte[] za(Sm2Key key) {
    byte[] id = bytes("1234567812345678");
    String curve =
        "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc"
            + "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93"
            + "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"
            + "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0";
    return sm3(new byte[] {0, (byte) 0x80}, id, HexFormat.of().parseHex(curve + x(key) + y(key)));
  }

  private static String e(Sm2Key key, String message) {
    return hex(sm3(za(key), bytes(message)));
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

  private static String x(Sm2Key key) {
    return number(key.point().normalize().getAffineXCoord().toBigInteger());
  }

  private static String y(Sm2Key key) {
    return number(key.point().normalize().getAffineYCoord().toBigInteger());
  }

  private static String number(BigInteger value) {
    return "%064x".formatted(value);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

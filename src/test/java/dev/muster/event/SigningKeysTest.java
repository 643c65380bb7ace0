package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures that others verify. */
class SigningKeysTest {

  /** The example of the Standard Webhooks libraries. */
  private static final String EXAMPLE = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** RFC 8032 §7.1, test 1: private and public key. */
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  @Test
  void theExampleOfTheSpecificationIsSignedAsThere() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(keys(EXAMPLE).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void duringARotationEachSecretSigns() throws Exception {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    String signatures = keys(EXAMPLE, EventKit.SECRET).sign("evt_1", 1614265330, body);
    assertThat(signatures.split(" "))
        .containsExactly(
            new com.standardwebhooks.Webhook(EXAMPLE).sign("evt_1", 1614265330, "{}"),
            new com.standardwebhooks.Webhook(EventKit.SECRET).sign("evt_1", 1614265330, "{}"));
  }

  @Test
  void anAsymmetricSignatureIsVerifiedWithThePublicKeyAlone() throws Exception {
    SigningKeys pair = keys("whsk_" + base64(SEED));
    assertThat(pair.publicKeys()).containsExactly("whpk_" + base64(PUBLIC));
    String signature = pair.sign("evt_1", 1614265330, "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(signature).startsWith("v1a,");
    assertThat(verifies("evt_1.1614265330.{}", signature.substring(4))).isTrue();
    assertThat(verifies("evt_1.1614265330.{ }", signature.substring(4))).isFalse();
  }

  @Test
  void aKeyMayCarryItsPublicHalfWhichMustBeItsOwn() {
    assertThat(keys("whsk_" + base64(SEED + PUBLIC)).publicKeys())
        .containsExactly("whpk_" + base64(PUBLIC));
    assertThatThrownBy(() -> keys("whsk_" + base64(SEED + SEED)))
        .hasMessageContaining("two halves do not belong together");
  }

  @Test
  void thereIsABoundAndNoSecretTwice() {
    assertThatThrownBy(() -> keys(EXAMPLE, EXAMPLE)).hasMessageContaining("twice");
    assertThatThrownBy(() -> keys("a", "b", "c", "d", "e", "f"))
        .hasMessage("hr has 6 secrets; allowed are 5");
    assertThat(SigningKeys.of("hr", List.of(), true).isEmpty()).isTrue();
  }

  private static SigningKeys keys(String... secrets) {
    return SigningKeys.of("hr", List.of(secrets), false);
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  /** By the Java runtime, which shares no code with who signs. */
  private static boolean verifies(String text, String signature) throws Exception {
    byte[] encoded = HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC);
    PublicKey key =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update(text.getBytes(StandardCharsets.UTF_8));
    return verifier.verify(Base64.getDecoder().decode(signature));
  }
}

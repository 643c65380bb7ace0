package dev.muster.event;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A key of Standard Webhooks: a shared secret, or the private half of an ed25519 pair. Source:
 * standardwebhooks.com, "Signature scheme".
 */
sealed interface SigningKey {

  /** Signs the head and the body behind it; the scheme, a comma and base64. */
  String sign(byte[] head, byte[] body);

  /** What a receiver verifies with, when that is no secret. */
  Optional<String> publicKey();

  /**
   * @param key the subscriber, for the sentence when the text is no key
   */
  static SigningKey of(String key, String text) {
    if (text.startsWith("whsec_")) {
      return Shared.of(key, decode(key, text.substring("whsec_".length())));
    }
    if (text.startsWith("whsk_")) {
      return Pair.of(key, decode(key, text.substring("whsk_".length())));
    }
    throw new IllegalArgumentException(sentence(key));
  }

  static String sentence(String key) {
    return key
        + ".secret is missing or malformed; allowed is whsec_ followed by base64 of 24 to 64 random bytes, for example from: openssl rand -base64 32; or whsk_ followed by base64 of an ed25519 private key";
  }

  private static byte[] decode(String key, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(sentence(key), e);
    }
  }

  /** HMAC-SHA256, scheme v1. */
  final class Shared implements SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec secret;

    private Shared(SecretKeySpec secret) {
      this.secret = secret;
    }

    static Shared of(String key, byte[] bytes) {
      Rule.check(bytes.length >= SHORTEST && bytes.length <= LONGEST, sentence(key));
      return new Shared(new SecretKeySpec(bytes, ALGORITHM));
    }

    @Override
    public String sign(byte[] head, byte[] body) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(secret);
        mac.update(head);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no " + ALGORITHM, e);
      }
    }

    @Override
    public Optional<String> publicKey() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "shared secret";
    }
  }

  /** Ed25519, scheme v1a. */
  final class Pair implements SigningKey {

    private final Ed25519PrivateKeyParameters secret;

    private Pair(Ed25519PrivateKeyParameters secret) {
      this.secret = secret;
    }

    /**
     * @param bytes the 32 bytes of the private key, alone or followed by those of the public one
     */
    static Pair of(String key, byte[] bytes) {
      int half = Ed25519PrivateKeyParameters.KEY_SIZE;
      Rule.check(bytes.length == half || bytes.length == 2 * half, sentence(key));
      Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(bytes, 0);
      Rule.check(
          bytes.length == half
              || Arrays.equals(
                  secret.generatePublicKey().getEncoded(), 0, half, bytes, half, 2 * half),
          key + ".secret is a whsk_ key whose two halves do not belong together");
      return new Pair(secret);
    }

    @Override
    public String sign(byte[] head, byte[] body) {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, secret);
      signer.update(head, 0, head.length);
      signer.update(body, 0, body.length);
      return "v1a," + Base64.getEncoder().encodeToString(signer.generateSignature());
    }

    @Override
    public Optional<String> publicKey() {
      byte[] bytes = secret.generatePublicKey().getEncoded();
      return Optional.of("whpk_" + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
      return "ed25519 key";
    }
  }
}

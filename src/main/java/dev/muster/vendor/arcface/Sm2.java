package dev.muster.vendor.arcface;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * SM3withSM2 over sm2p256v1 with signatures of 64 bytes, r and s. Source: contracts/arcface.md
 * §3.2–3.8.
 */
final class Sm2 {

  /** The id of whoever signs, unless told otherwise. */
  static final String USER_ID = "1234567812345678";

  /** Bytes of r, and of s. */
  static final int HALF = 32;

  static final ECDomainParameters CURVE = curve();

  private Sm2() {}

  /**
   * @param base64 32 bytes
   * @throws IllegalArgumentException when that is no key; it does not repeat the text
   */
  static BigInteger privateKey(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no base64");
    }
    BigInteger key = new BigInteger(1, bytes);
    if (bytes.length != HALF || key.signum() == 0 || key.compareTo(lastKey()) > 0) {
      throw new IllegalArgumentException(
          "it holds %d bytes; a key has 32 and lies below the order of the curve"
              .formatted(bytes.length));
    }
    return key;
  }

  /**
   * @param hex 128 digits, or 130 with 04 before them
   * @throws IllegalArgumentException when that is no point of the curve
   */
  static ECPoint point(String hex) {
    String digits = hex.strip();
    try {
      byte[] bytes = HexFormat.of().parseHex(digits.length() == 4 * HALF ? "04" + digits : digits);
      if (bytes.length != 2 * HALF + 1) {
        throw new IllegalArgumentException("a point has 128 hexadecimal digits, or 130 with 04");
      }
      return CURVE.getCurve().decodePoint(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no point of the curve: " + e.getMessage(), e);
    }
  }

  static ECPoint pointOf(BigInteger privateKey) {
    return new FixedPointCombMultiplier().multiply(CURVE.getG(), privateKey).normalize();
  }

  /** r and s, 32 bytes each; another one each time. */
  static byte[] sign(String text, BigInteger key, SecureRandom random) {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(
        true,
        new ParametersWithID(
            new ParametersWithRandom(new ECPrivateKeyParameters(key, CURVE), random),
            USER_ID.getBytes(StandardCharsets.US_ASCII)));
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("signing a request of a recogniser failed", e);
    }
  }

  static boolean verifies(String text, byte[] signature, ECPoint point, String userId) {
    if (signature.length != 2 * HALF) {
      return false;
    }
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(
        false,
        new ParametersWithID(
            new ECPublicKeyParameters(point, CURVE), userId.getBytes(StandardCharsets.US_ASCII)));
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private static BigInteger lastKey() {
    return CURVE.getN().subtract(BigInteger.TWO);
  }

  private static ECDomainParameters curve() {
    X9ECParameters named = GMNamedCurves.getByName("sm2p256v1");
    return new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
  }
}

package dev.muster.facebox.arcface;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Makes {@code signData} ({@code contracts/arcface.md §3.1, §3.2}). */
final class Signing {

  private Signing() {}

  /** Base64 of the 64 lower-case hexadecimal digits of the SHA-256. */
  static String sha256(String canonical) {
    String hex = HexFormat.of().formatHex(digest(canonical.getBytes(StandardCharsets.UTF_8)));
    return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Base64 of r and s, 32 bytes each, with a fresh random number each time.
   *
   * @param privateKey base64 of the 32 bytes of the scalar
   */
  static String sm2(String canonical, String privateKey, SecureRandom random) {
    BigInteger scalar = Sm2Key.scalar(privateKey);
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(
        true,
        new ParametersWithID(
            new ParametersWithRandom(new ECPrivateKeyParameters(scalar, Sm2Key.CURVE), random),
            Sm2Key.DEFAULT_ID));
    byte[] message = canonical.getBytes(StandardCharsets.UTF_8);
    signer.update(message, 0, message.length);
    try {
      return Base64.getEncoder().encodeToString(signer.generateSignature());
    } catch (CryptoException e) {
      throw new IllegalStateException("Signing with SM2", e);
    }
  }
}

package dev.muster.facebox.arcface;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * The public side of an SM2 key: SM3withSM2 over sm2p256v1, signatures raw {@code r || s} ({@code
 * contracts/arcface.md §3.2}).
 */
final class Sm2Key {

  /** What every implementation takes as the id of the signer unless told another. */
  static final byte[] DEFAULT_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  static final ECDomainParameters CURVE = curve();

  /** Bytes of r and of s. */
  static final int HALF = 32;

  private final ECPublicKeyParameters point;

  private Sm2Key(ECPublicKeyParameters point) {
    this.point = point;
  }

  /**
   * @param base64 the 32 bytes of the private scalar, as the service is configured with
   * @throws IllegalArgumentException when that is no key; the message does not repeat the text
   */
  static Sm2Key ofPrivate(String base64) {
    return of(new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar(base64)).normalize());
  }

  /**
   * @param hex the point uncompressed, 128 digits or 130 with the leading 04
   * @throws IllegalArgumentException when that is no point of the curve
   */
  static Sm2Key ofPublic(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.length() == 4 * HALF ? "04" + hex : hex);
    if (bytes.length != 2 * HALF + 1) {
      throw new IllegalArgumentException("a point has 64 bytes, or 65 with the leading 04");
    }
    return of(CURVE.getCurve().decodePoint(bytes));
  }

  private static Sm2Key of(ECPoint point) {
    return new Sm2Key(new ECPublicKeyParameters(point, CURVE));
  }

  /** The private scalar of this text. */
  static BigInteger scalar(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    BigInteger scalar = new BigInteger(1, bytes);
    if (bytes.length != HALF
        || scalar.signum() == 0
        || scalar.compareTo(CURVE.getN().subtract(BigInteger.ONE)) >= 0) {
      throw new IllegalArgumentException("a private key has 32 bytes and lies below the order");
    }
    return scalar;
  }

  /** Whether {@code r || s} signs the message; fewer than 64 bytes never do. */
  boolean verifies(byte[] message, byte[] signature) {
    return verifies(message, signature, DEFAULT_ID);
  }

  boolean verifies(byte[] message, byte[] signature, byte[] id) {
    byte[] plain = plain(signature);
    if (plain.length == 0) {
      return false;
    }
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(false, new ParametersWithID(point, id));
    signer.update(message, 0, message.length);
    return signer.verifySignature(plain);
  }

  /** Whether {@code r || s} signs the SM3 of the message alone, as some libraries do it. */
  boolean verifiesWithoutId(byte[] message, byte[] signature) {
    byte[] plain = plain(signature);
    if (plain.length == 0) {
      return false;
    }
    BigInteger order = CURVE.getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(plain, HALF));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(plain, HALF, 2 * HALF));
    BigInteger t = r.add(s).mod(order);
    if (r.signum() == 0 || s.signum() == 0 || t.signum() == 0) {
      return false;
    }
    ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), s, point(), t).normalize();
    return !sum.isInfinity()
        && sm3(message).add(sum.getAffineXCoord().toBigInteger()).mod(order).equals(r);
  }

  private static BigInteger sm3(byte[] message) {
    SM3Digest digest = new SM3Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return new BigInteger(1, hash);
  }

  ECPoint point() {
    return point.getQ();
  }

  boolean isSameAs(Sm2Key other) {
    return point().equals(other.point());
  }

  /** The service takes all bytes after the first 32 as s; empty when that is no pair. */
  private static byte[] plain(byte[] signature) {
    if (signature.length < 2 * HALF) {
      return new byte[0];
    }
    int extra = signature.length - 2 * HALF;
    for (int i = HALF; i < HALF + extra; i++) {
      if (signature[i] != 0) {
        return new byte[0];
      }
    }
    byte[] plain = Arrays.copyOf(signature, 2 * HALF);
    System.arraycopy(signature, HALF + extra, plain, HALF, HALF);
    return plain;
  }

  private static ECDomainParameters curve() {
    X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
    return new ECDomainParameters(
        curve.getCurve(), curve.getG(), curve.getN(), curve.getH(), curve.getSeed());
  }
}

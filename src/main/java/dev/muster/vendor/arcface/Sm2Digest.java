package dev.muster.vendor.arcface;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** SM2 over a digest that was not made as it should be: how some clients sign by mistake. */
final class Sm2Digest {

  private Sm2Digest() {}

  static byte[] sm3(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SM3Digest digest = new SM3Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }

  /** Whether r and s sign this very number. */
  static boolean verifies(byte[] digest, byte[] signature, ECPoint point) {
    BigInteger order = Sm2.CURVE.getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, Sm2.HALF));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, Sm2.HALF, 2 * Sm2.HALF));
    BigInteger t = r.add(s).mod(order);
    if (r.signum() == 0
        || s.signum() == 0
        || t.signum() == 0
        || r.compareTo(order) >= 0
        || s.compareTo(order) >= 0) {
      return false;
    }
    ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(Sm2.CURVE.getG(), s, point, t).normalize();
    return !sum.isInfinity()
        && new BigInteger(1, digest).add(sum.getAffineXCoord().toBigInteger()).mod(order).equals(r);
  }
}

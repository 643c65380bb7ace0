package dev.muster.facebox.arcface;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code signData} ({@code contracts/arcface.md §3}).
 *
 * @param sm2 absent when no key is configured: SM2 is an unknown algorithm then
 * @param plainApps the apps that need no signature when they say {@code plain}
 */
record Signatures(@Nullable Sm2Key sm2, Set<String> plainApps) {

  static final String SHA256 = "SHA256";
  static final String SM2 = "SM2";
  static final String PLAIN = "plain";

  /**
   * @throws Declined 9803 when the sign type is none of ours
   */
  boolean isSigned(Envelope envelope, String canonical) {
    if (envelope.signType().equals(SHA256)) {
      return isSame(Signing.sha256(canonical), envelope.signData());
    }
    if (envelope.signType().equals(SM2) && sm2 != null) {
      // whatever precedes an error in the base64 counts, as in the service
      byte[] signature = GoBase64.decode(envelope.signData()).bytes();
      return sm2.verifies(canonical.getBytes(StandardCharsets.UTF_8), signature);
    }
    if (envelope.signType().equals(PLAIN) && plainApps.contains(envelope.appId())) {
      return true;
    }
    throw Fault.ALGORITHM.declined();
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}

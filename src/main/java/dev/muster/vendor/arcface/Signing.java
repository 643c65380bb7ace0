package dev.muster.vendor.arcface;

import dev.muster.recogniser.RecogniserService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes {@code signData}. Source: contracts/arcface.md §3. */
final class Signing {

  private final SecureRandom random = new SecureRandom();

  String signData(RecogniserService service, String text) {
    return switch (service.signType()) {
      case SHA256 -> sha256(text);
      case SM2 ->
          Base64.getEncoder()
              .encodeToString(Sm2.sign(text, Sm2.privateKey(service.sm2PrivateKey()), random));
    };
  }

  /** Base64 of the 64 hexadecimal digits, in small letters. §3.1 */
  static String sha256(String text) {
    return Base64.getEncoder()
        .encodeToString(hex(digest("SHA-256", text)).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

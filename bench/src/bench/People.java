package bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The people of the bench of syncs; {@code reference/roster.py} makes the same. */
final class People {
  static final String PHOTO = "a".repeat(64);

  private People() {}

  static String id(int n) {
    return "S%06d".formatted(n);
  }

  static String name(int n) {
    return "Person %06d".formatted(n);
  }

  /** The digest that Muster writes beside a person whom it places. */
  static String version(int n) {
    String text = String.join("\u0000", id(n), name(n), "EMPLOYEE", "staff", PHOTO);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.muster.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links to pictures that are good for a while: HMAC-SHA256 over the picture, its event and the end,
 * with a key that is made once and kept in a file. Who changes any of them has no good link.
 */
public final class PictureLinks {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  /** What a link is worth. */
  public enum Worth {
    GOOD,
    /** It was good once. */
    EXPIRED,
    /** Nobody here has signed it. */
    WRONG
  }

  private final SecretKeySpec key;
  private final Clock clock;

  private PictureLinks(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /** With the key in that file, which is made when it is not there. */
  static PictureLinks of(Path file, Clock clock) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      PrivateFile.write(file, Base64.getEncoder().encodeToString(fresh));
    }
    return new PictureLinks(Base64.getDecoder().decode(Files.readString(file).strip()), clock);
  }

  /**
   * @param expires seconds since 1970
   */
  String sign(String digest, String event, long expires) {
    String text = digest + "\n" + event + "\n" + expires;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /** Judges a link; the end is looked at only when the signature is right. */
  public Worth judge(String digest, String event, String expires, String signature) {
    if (!expires.matches("[0-9]{1,12}")) {
      return Worth.WRONG;
    }
    long end = Long.parseLong(expires);
    boolean right =
        MessageDigest.isEqual(
            sign(digest, event, end).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8));
    if (!right) {
      return Worth.WRONG;
    }
    return clock.instant().getEpochSecond() < end ? Worth.GOOD : Worth.EXPIRED;
  }
}

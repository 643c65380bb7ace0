package dev.muster.facebox.baidu;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Faces that were seen and are remembered for an hour, so that a token can stand for the picture
 * ({@code contracts/baidu.md §1.10}); the oldest of more than {@value #MOST} go earlier.
 */
final class FaceTokens {

  static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  private static final Duration LIFE = Duration.ofMinutes(60);
  private static final int MOST = 10_000;

  private record Owned(String app, String token) {}

  private record Kept(SeenFace face, Instant until) {}

  private final Clock clock;
  private final Map<Owned, Kept> kept = new LinkedHashMap<>();

  FaceTokens(Clock clock) {
    this.clock = clock;
  }

  /**
   * The token of a face.
   *
   * @param engine that describes it: a token stands for what one engine made
   * @param number of the face in the picture
   */
  static String of(byte[] picture, String engine, int number) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((engine + "\n" + number + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(picture), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  synchronized void remember(String app, SeenFace face) {
    Owned key = new Owned(app, face.token());
    kept.remove(key);
    kept.put(key, new Kept(face, clock.instant().plus(LIFE)));
    Iterator<Kept> oldest = kept.values().iterator();
    while (kept.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  synchronized Optional<SeenFace> find(String app, String token) {
    Owned key = new Owned(app, token);
    Kept found = kept.get(key);
    if (found != null && !clock.instant().isBefore(found.until())) {
      kept.remove(key);
      return Optional.empty();
    }
    return Optional.ofNullable(found).map(Kept::face);
  }
}

package dev.muster.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What somebody who brings events proves themselves with. */
public final class SharedKey {

  private SharedKey() {}

  /**
   * @param setting the name of the setting
   * @param key empty for none
   * @throws IllegalArgumentException with one sentence when it is no key
   */
  public static void check(String setting, String key) {
    if (!key.matches("|[A-Za-z0-9_-]{16,128}")) {
      throw new IllegalArgumentException(
          setting
              + " is malformed; allowed are 16 to 128 letters, digits, dashes and"
              + " underscores, for example from: openssl rand -hex 24");
    }
  }

  /**
   * Whether what was brought is the key; takes as long for a near miss as for a far one.
   *
   * @param key empty to let anybody in
   */
  public static boolean admits(String key, @Nullable String brought) {
    return key.isEmpty()
        || MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8),
            String.valueOf(brought).getBytes(StandardCharsets.UTF_8));
  }
}

package dev.muster.facebox.arcface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the settings; a sentence names the key, the value unless it is a secret, and what is
 * allowed.
 */
final class Checked {

  private static final String PREFIX = "muster.facebox.arcface.";

  private Checked() {}

  static IllegalArgumentException wrong(String key, Object value, String allowed) {
    return new IllegalArgumentException(
        PREFIX + "%s is %s; allowed: %s".formatted(key, value, allowed));
  }

  static void between(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  static void between(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  static void noneTwice(String key, List<String> names) {
    for (String name : names) {
      if (Collections.frequency(names, name) > 1) {
        throw wrong(key, "\"" + name + "\" twice", "each id once");
      }
    }
  }

  /** The text, or what the file holds. */
  static String secret(String key, String text, @Nullable Path file) {
    if (file == null) {
      return text;
    }
    if (!text.isEmpty()) {
      throw wrong(key, "set together with " + key + "-file", "one of the two");
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          PREFIX + "%s-file is \"%s\"; it cannot be read: %s".formatted(key, file, e.getMessage()),
          e);
    }
  }

  /** The key of the one or the other text, null without any. */
  static @Nullable Sm2Key sm2(String privateKey, String publicKey) {
    Sm2Key own = privateKey.isEmpty() ? null : ofPrivate(privateKey);
    Sm2Key given = publicKey.isEmpty() ? null : ofPublic(publicKey);
    if (own == null || given == null) {
      return own == null ? given : own;
    }
    if (!own.isSameAs(given)) {
      throw wrong("sm2-public-key", "not that of sm2-private-key", "one of the two, or a pair");
    }
    return own;
  }

  private static Sm2Key ofPrivate(String base64) {
    try {
      return Sm2Key.ofPrivate(base64);
    } catch (IllegalArgumentException e) {
      // its cause could quote the key
      throw wrong("sm2-private-key", "no private key", "base64 of 32 bytes below the order");
    }
  }

  private static Sm2Key ofPublic(String hex) {
    try {
      return Sm2Key.ofPublic(hex);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "sm2-public-key",
          "\"" + (hex.length() > 140 ? hex.substring(0, 140) + "…" : hex) + "\"",
          "a point of sm2p256v1 in 128 hexadecimal digits, or 130 with 04 before them");
    }
  }
}

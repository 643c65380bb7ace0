package dev.muster.facebox.baidu;

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

  private static final String PREFIX = "muster.facebox.baidu.";

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
        throw wrong(key, "\"" + name + "\" twice", "each once");
      }
    }
  }

  /** The text, or what the file holds; 1 to 128 visible characters. */
  static String secret(String key, String text, @Nullable Path file) {
    if (file != null && !text.isEmpty()) {
      throw wrong(key, "set together with " + key + "-file", "one of the two");
    }
    String secret = file == null ? text : read(key, file);
    if (!secret.matches("[!-~]{1,128}")) {
      throw wrong(key, "missing or of other characters", "1 to 128 visible ASCII characters");
    }
    return secret;
  }

  private static String read(String key, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          PREFIX + "%s-file is \"%s\"; it cannot be read: %s".formatted(key, file, e.getMessage()),
          e);
    }
  }
}

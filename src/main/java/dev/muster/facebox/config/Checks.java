package dev.muster.facebox.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the settings of a dialect; a sentence names the key, the value unless it is a secret,
 * and what is allowed.
 *
 * @param prefix of the keys, with its dot
 */
public record Checks(String prefix) {

  public IllegalArgumentException wrong(String key, Object value, String allowed) {
    return new IllegalArgumentException(
        prefix + "%s is %s; allowed: %s".formatted(key, value, allowed));
  }

  public void between(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  public void between(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  public void noneTwice(String key, List<String> names) {
    for (String name : names) {
      if (Collections.frequency(names, name) > 1) {
        throw wrong(key, "\"" + name + "\" twice", "each once");
      }
    }
  }

  /** The text, or what the file holds. */
  public String secret(String key, String text, @Nullable Path file) {
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
          prefix + "%s-file is \"%s\"; it cannot be read: %s".formatted(key, file, e.getMessage()),
          e);
    }
  }
}

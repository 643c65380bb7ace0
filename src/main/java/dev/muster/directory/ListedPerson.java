package dev.muster.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who stands on a directory, as it tells.
 *
 * @param key the name that the directory has for them
 * @param id the person number; empty when whoever enrolled them was not us, or when their name
 *     there does not hold it: a version then tells that it was us
 * @param name null when a list does not tell it
 * @param version the version that stands there; null when a list does not tell it, nobody of us
 *     wrote it, or something else stands there beside it
 * @param groups those of the directory; empty when it has none or does not tell
 */
public record ListedPerson(
    String key, String id, @Nullable String name, @Nullable String version, List<String> groups) {

  private static final int LONGEST_KEY = 512;

  public ListedPerson {
    groups = List.copyOf(groups);
  }

  static void checkKey(String key) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "key has %d characters; allowed are 1 to %d, as a list has told them"
              .formatted(key.length(), LONGEST_KEY));
    }
  }
}

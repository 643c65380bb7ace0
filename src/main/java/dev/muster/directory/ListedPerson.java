package dev.muster.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who stands on a directory, as it tells.
 *
 * @param key the name that the directory has for them
 * @param id the person number; empty when whoever enrolled them was not us
 * @param name null when a list does not tell it
 * @param version the version that stands there; null when a list does not tell it or nobody of us
 *     wrote it
 * @param groups those of the directory; empty when it has none or does not tell
 */
public record ListedPerson(
    String key, String id, @Nullable String name, @Nullable String version, List<String> groups) {

  public ListedPerson {
    groups = List.copyOf(groups);
  }
}

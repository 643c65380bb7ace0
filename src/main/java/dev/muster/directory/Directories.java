package dev.muster.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All directories of the configuration, by name: the boxes first, then the clouds. */
public final class Directories {

  private final Map<String, Directory> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException with one sentence when two have the same name
   */
  public Directories(List<Directory> directories) {
    for (Directory one : directories) {
      if (byName.putIfAbsent(one.name(), one) != null) {
        throw new IllegalArgumentException(
            "muster.clouds[].name is \"%s\", which is the name of a box or of another cloud; allowed is one of its own"
                .formatted(one.name()));
      }
    }
  }

  public List<Directory> all() {
    return List.copyOf(byName.values());
  }

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  public Optional<Directory> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The directory of that name, which the caller knows to exist. */
  public Directory get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no directory is named " + name));
  }

  /** Whether the first person of a group has to set the directory up for the others. */
  public boolean isSetUpByTheFirst(String name) {
    return find(name).map(one -> one.capabilities().reports()).orElse(true);
  }
}

package dev.muster.recogniser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All recognisers of the configuration, by name. */
public final class Recognisers {

  private final Map<String, Recogniser> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException with one sentence when two have the same name
   */
  public Recognisers(List<Recogniser> recognisers) {
    for (Recogniser one : recognisers) {
      if (byName.putIfAbsent(one.name(), one) != null) {
        throw new IllegalArgumentException(
            "%s is the name of two recognisers; allowed is one of its own each"
                .formatted(one.name()));
      }
    }
  }

  public List<Recogniser> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Recogniser> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}

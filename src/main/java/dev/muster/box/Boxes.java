package dev.muster.box;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The boxes in force, by name. */
public final class Boxes {

  private final Map<String, Box> byName = new LinkedHashMap<>();
  private final boolean embedded;

  public Boxes(List<Box> boxes) {
    this(boxes, false);
  }

  Boxes(List<Box> boxes, boolean embedded) {
    boxes.forEach(box -> byName.put(box.name(), box));
    this.embedded = embedded;
  }

  /** True when the embedded face box stands in, whose matcher is a demonstration. */
  public boolean embedded() {
    return embedded;
  }

  public List<Box> all() {
    return List.copyOf(byName.values());
  }

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  public Optional<Box> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The box of that name, which the caller knows to exist. */
  public Box get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no box is named " + name));
  }
}

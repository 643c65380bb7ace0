package dev.muster.errand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands a wish to whoever knows its target. */
public final class Errands {

  private final Map<String, ErrandStart> byTarget = new HashMap<>();

  /**
   * @throws IllegalArgumentException with one sentence when two know the same target
   */
  public Errands(List<ErrandStart> starts) {
    for (ErrandStart start : starts) {
      for (String target : start.targets()) {
        if (byTarget.putIfAbsent(target, start) != null) {
          throw new IllegalArgumentException(
              "%s is the name of two directories or recognisers; allowed is one of its own each"
                  .formatted(target));
        }
      }
    }
  }

  /**
   * Asks nobody.
   *
   * @throws IllegalArgumentException with one sentence when nobody is named so, or cannot do this
   */
  public Errand<?> begin(Wish<?> wish) {
    ErrandStart start = byTarget.get(wish.target());
    if (start == null) {
      throw new IllegalArgumentException(
          "no directory and no recogniser is named %s; known are %s"
              .formatted(wish.target(), byTarget.keySet().stream().sorted().toList()));
    }
    if (!start.verbs(wish.target()).contains(wish.verb())) {
      throw new IllegalArgumentException(
          "%s cannot %s; it can %s"
              .formatted(
                  wish.target(),
                  wish.verb(),
                  start.verbs(wish.target()).stream().sorted().toList()));
    }
    return start.begin(wish);
  }

  /** True when the target is known and can do this. */
  public boolean can(String target, String verb) {
    ErrandStart start = byTarget.get(target);
    return start != null && start.verbs(target).contains(verb);
  }
}

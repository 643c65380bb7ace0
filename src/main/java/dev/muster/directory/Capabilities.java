package dev.muster.directory;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a directory can do. Whoever wants something of a directory asks here, never for its vendor.
 *
 * @param can its abilities
 * @param ids the ids of people that it takes
 */
public record Capabilities(Set<Ability> can, Ids ids) {

  /** One thing that a directory can do, and others cannot. */
  public enum Ability {
    /** What is written of a person can be replaced without removing the person. */
    UPDATES,
    /** People stand in named groups there. */
    GROUPS,
    /** It tells who stands on it. */
    LISTS,
    /** Its list tells which version of a person stands there, photo included. */
    VERSIONS,
    /** It gives the enrolled photo of a person back. */
    PHOTOS,
    /** A recognition comes with a score; without one it is no access decision. */
    SCORE,
    /** A person may have more than one face. */
    SEVERAL_FACES,
    /**
     * It reports what it has seen; it is then set up with groups, devices and an address before
     * people are placed on it.
     */
    REPORTS
  }

  public Capabilities {
    can = Set.copyOf(can);
  }

  public static Capabilities of(Ids ids, Ability... can) {
    return new Capabilities(Set.of(can), ids);
  }

  public boolean updates() {
    return can.contains(Ability.UPDATES);
  }

  public boolean groups() {
    return can.contains(Ability.GROUPS);
  }

  public boolean lists() {
    return can.contains(Ability.LISTS);
  }

  public boolean versions() {
    return can.contains(Ability.VERSIONS);
  }

  public boolean photos() {
    return can.contains(Ability.PHOTOS);
  }

  public boolean score() {
    return can.contains(Ability.SCORE);
  }

  public boolean severalFaces() {
    return can.contains(Ability.SEVERAL_FACES);
  }

  public boolean reports() {
    return can.contains(Ability.REPORTS);
  }

  /** The abilities in words, always in one order. */
  public List<String> words() {
    return EnumSet.allOf(Ability.class).stream()
        .filter(can::contains)
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * The ids of people that a directory takes.
   *
   * @param own whether people are known by an id that we give; otherwise the directory makes one
   * @param alphabet a regular expression of one character
   * @param longest in bytes of UTF-8
   */
  public record Ids(boolean own, String alphabet, int longest) {}
}

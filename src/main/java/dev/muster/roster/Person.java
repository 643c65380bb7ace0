package dev.muster.roster;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Someone on the roster.
 *
 * @param id the identity id: the person number that boxes know too
 * @param groups the permission groups, at least one
 * @param photo the digest of the photo as it was dropped
 */
public record Person(
    String id, String name, PersonType type, SortedSet<String> groups, String photo) {

  /** Longest person number accepted, in characters. */
  public static final int MAX_ID = 64;

  /** Longest name accepted, in characters. */
  public static final int MAX_NAME = 100;

  public Person {
    if (id.isBlank() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("a person number has 1 to 64 characters: " + id);
    }
    if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 100 characters: " + name);
    }
    groups = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(groups));
  }

  public Person withGroups(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(groups);
    all.addAll(more);
    return new Person(id, name, type, all, photo);
  }

  /**
   * A digest of everything a directory receives of this person. Two people with equal versions need
   * no call.
   */
  public String version() {
    return Digest.ofText(
            String.join("\u0000", id, name, type.name(), String.join("\u0001", groups), photo))
        .substring(0, 32);
  }
}

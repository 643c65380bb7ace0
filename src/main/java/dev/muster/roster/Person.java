package dev.muster.roster;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Someone on the roster.
 *
 * @param id the identity id: the person number that boxes know too
 * @param groups the permission groups, at least one
 * @param photo the digest of the photo as it was dropped
 * @param extra further information, by its heading
 */
public record Person(
    String id,
    String name,
    PersonType type,
    SortedSet<String> groups,
    String photo,
    Validity validity,
    SortedMap<String, String> extra) {

  /** Longest person number accepted, in characters. */
  public static final int MAX_ID = 64;

  /** Longest name accepted, in characters. */
  public static final int MAX_NAME = 100;

  /** Most headings of further information. */
  public static final int MAX_EXTRA = 40;

  /** Longest heading of further information, in characters. */
  public static final int MAX_EXTRA_KEY = 40;

  /** Longest piece of further information, in characters. */
  public static final int MAX_EXTRA_VALUE = 200;

  public Person {
    if (id.isBlank() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("a person number has 1 to 64 characters: " + id);
    }
    if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 100 characters: " + name);
    }
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
  }

  /** Somebody who is always valid and of whom nothing further is known. */
  public Person(String id, String name, PersonType type, SortedSet<String> groups, String photo) {
    this(id, name, type, groups, photo, Validity.ALWAYS, new TreeMap<>());
  }

  public Person withGroups(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(groups);
    all.addAll(more);
    return new Person(id, name, type, all, photo, validity, extra);
  }

  /**
   * A digest of everything a directory receives of this person. Two people with equal versions need
   * no call.
   */
  public String version() {
    return Digest.ofText(
            String.join("\u0000", id, name, type.name(), String.join("\u0001", groups), photo)
                + further())
        .substring(0, 32);
  }

  /** Empty for most people, so that their versions stay what they were before there was more. */
  private String further() {
    StringBuilder text = new StringBuilder();
    if (!validity.isAlways()) {
      text.append('\u0000').append(validity.from()).append('\u0001').append(validity.to());
    }
    for (Map.Entry<String, String> one : extra.entrySet()) {
      text.append('\u0000').append(one.getKey()).append('\u0001').append(one.getValue());
    }
    return text.toString();
  }
}

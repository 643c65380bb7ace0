package dev.muster.enrol.manifest;

import dev.muster.roster.PersonType;
import dev.muster.roster.Validity;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a manifest, or a file name, says of one person.
 *
 * @param id the person number
 * @param name empty when it is not said
 * @param type null when it is not said
 * @param groups the permission groups, empty when they are not said
 * @param photo the name of the photo beside the manifest, empty when it is not said
 */
public record Entry(
    String id,
    String name,
    @Nullable PersonType type,
    SortedSet<String> groups,
    Validity validity,
    SortedMap<String, String> extra,
    String photo,
    Action action) {

  public Entry {
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
  }

  /** The same with the name of a photo. */
  public Entry showing(String fileName) {
    return new Entry(id, name, type, groups, validity, extra, fileName, action);
  }

  /** What a file name says. */
  public static Entry named(String id, String name) {
    return new Entry(
        id, name, null, new TreeSet<>(), Validity.ALWAYS, new TreeMap<>(Map.of()), "", Action.ADD);
  }
}

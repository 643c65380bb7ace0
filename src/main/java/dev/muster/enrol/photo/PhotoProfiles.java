package dev.muster.enrol.photo;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which directory takes which pictures. */
public record PhotoProfiles(Map<String, PhotoProfile> byDirectory) {

  public PhotoProfiles {
    byDirectory = Map.copyOf(byDirectory);
  }

  /** Of the directory; the standard for one that says nothing. */
  public PhotoProfile of(String directory) {
    return byDirectory.getOrDefault(directory, PhotoProfile.STANDARD);
  }

  /** Each profile once, in a fixed order; the standard when there is no directory. */
  public Set<PhotoProfile> distinct() {
    Set<PhotoProfile> distinct = new TreeSet<>(Comparator.comparing(PhotoProfile::name));
    distinct.addAll(byDirectory.values());
    if (distinct.isEmpty()) {
      distinct.add(PhotoProfile.STANDARD);
    }
    return distinct;
  }
}

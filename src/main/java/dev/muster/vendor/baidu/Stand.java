package dev.muster.vendor.baidu;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a person stands on the cloud, as far as it has told.
 *
 * @param asked whether it was asked, or need not be
 * @param infos what it keeps for us beside the person, by group
 * @param knownGroups the groups that are known to exist
 * @param done the groups into which this attempt has placed the person, or from which removed
 * @param uncopied the groups that have refused a copy
 * @param said its words when it knew nobody of that name
 * @param taken its words when it had the face already, perhaps under another name
 */
record Stand(
    boolean asked,
    Map<String, String> infos,
    Set<String> knownGroups,
    Set<String> done,
    Set<String> uncopied,
    String said,
    String taken) {

  Stand {
    infos = Map.copyOf(infos);
    knownGroups = Set.copyOf(knownGroups);
    done = Set.copyOf(done);
    uncopied = Set.copyOf(uncopied);
  }

  static Stand begun(boolean asked, Set<String> knownGroups) {
    return new Stand(asked, Map.of(), knownGroups, Set.of(), Set.of(), "", "");
  }

  Stand told(Map<String, String> now, String words) {
    return new Stand(true, now, knownGroups, done, uncopied, words, taken);
  }

  Stand withGroup(String group) {
    return new Stand(asked, infos, with(knownGroups, group), done, uncopied, said, taken);
  }

  /** What stands there now is to be read back. */
  Stand withDone(String group) {
    return new Stand(false, infos, knownGroups, with(done, group), uncopied, said, taken);
  }

  /** The group has the face; whose it is tells what is read back. */
  Stand withFaceTaken(String group, String words) {
    return new Stand(false, infos, knownGroups, with(done, group), uncopied, said, words);
  }

  Stand placedIn(String group, String info) {
    Map<String, String> more = new HashMap<>(infos);
    more.put(group, info);
    return new Stand(false, more, knownGroups, with(done, group), uncopied, said, taken);
  }

  /** Nobody of that name is there, other than was told or thought. */
  Stand absentFrom(String group) {
    Map<String, String> less = new HashMap<>(infos);
    less.remove(group);
    return new Stand(asked, less, knownGroups, done, uncopied, said, taken);
  }

  Stand withoutCopyInto(String group) {
    return new Stand(asked, infos, knownGroups, done, with(uncopied, group), said, taken);
  }

  private static Set<String> with(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}

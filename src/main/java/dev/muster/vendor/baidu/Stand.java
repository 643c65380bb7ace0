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
 * @param done the groups in which this attempt has placed the person, or from which removed
 * @param said its words when it knew nobody of that name
 */
record Stand(
    boolean asked,
    Map<String, String> infos,
    Set<String> knownGroups,
    Set<String> done,
    String said) {

  Stand {
    infos = Map.copyOf(infos);
    knownGroups = Set.copyOf(knownGroups);
    done = Set.copyOf(done);
  }

  static Stand begun(boolean asked, Set<String> knownGroups) {
    return new Stand(asked, Map.of(), knownGroups, Set.of(), "");
  }

  Stand told(Map<String, String> now, String words) {
    return new Stand(true, now, knownGroups, done, words);
  }

  Stand withGroup(String group) {
    return new Stand(asked, infos, with(knownGroups, group), done, said);
  }

  /** What stands there now is to be read back. */
  Stand withDone(String group) {
    return new Stand(false, infos, knownGroups, with(done, group), said);
  }

  Stand placedIn(String group, String info) {
    Map<String, String> more = new HashMap<>(infos);
    more.put(group, info);
    return new Stand(false, more, knownGroups, with(done, group), said);
  }

  private static Set<String> with(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}

package dev.muster.vendor.baidu;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everybody on a cloud by name, in the order of the names, each with the groups they stand in: so a
 * page begins after a name, whoever has come and gone since the last one.
 */
record Roll(NavigableMap<String, List<String>> groupsOf) {

  static final Roll EMPTY = new Roll(new TreeMap<>());

  Roll with(String group, Set<String> names) {
    NavigableMap<String, List<String>> more = new TreeMap<>(groupsOf);
    for (String name : names) {
      List<String> groups = new ArrayList<>(more.getOrDefault(name, List.of()));
      groups.add(group);
      more.put(name, List.copyOf(groups));
    }
    return new Roll(more);
  }

  /** So many names after that one; after nothing, the first. */
  List<String> after(String name, int most) {
    return groupsOf.tailMap(name, false).keySet().stream().limit(most).toList();
  }

  List<String> groups(String name) {
    return groupsOf.getOrDefault(name, List.of());
  }
}

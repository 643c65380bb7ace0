package dev.muster.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value of a route file and how one gets there.
 *
 * @param keys the YAML keys from the element down to the value
 */
record RouteLeaf(List<String> keys, String value) {

  static List<RouteLeaf> of(Object node) {
    List<RouteLeaf> leaves = new ArrayList<>();
    walk(node, List.of(), leaves);
    return leaves;
  }

  String key() {
    return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
  }

  boolean placeholder() {
    return value.contains("{{") || value.contains("${");
  }

  private static void walk(Object node, List<String> keys, List<RouteLeaf> leaves) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> walk(value, append(keys, String.valueOf(key)), leaves));
    } else if (node instanceof List<?> list) {
      list.forEach(element -> walk(element, keys, leaves));
    } else {
      leaves.add(new RouteLeaf(keys, String.valueOf(node)));
    }
  }

  private static List<String> append(List<String> keys, String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return longer;
  }
}

package dev.muster.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One route, template or route configuration of a file.
 *
 * @param kind its YAML key
 */
record RouteElement(String kind, Map<?, ?> body) {

  static List<RouteElement> of(Object file) {
    List<RouteElement> elements = new ArrayList<>();
    if (file instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          map.forEach(
              (key, value) -> elements.add(new RouteElement(String.valueOf(key), body(value))));
        }
      }
    }
    return elements;
  }

  boolean route() {
    return kind.equals("route");
  }

  boolean template() {
    return kind.equals("routeTemplate");
  }

  String text(String key) {
    Object value = body.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /** The address the route listens on; empty for a route configuration. */
  String from() {
    return String.valueOf(body(flow().get("from")).get("uri"));
  }

  List<?> steps() {
    return body(flow().get("from")).get("steps") instanceof List<?> steps ? steps : List.of();
  }

  /** The step as its EIP name and what is below it. */
  static Map<?, ?> step(Object step) {
    return body(step);
  }

  List<String> parameters() {
    List<String> names = new ArrayList<>();
    if (body.get("parameters") instanceof List<?> declared) {
      declared.forEach(one -> names.add(String.valueOf(body(one).get("name"))));
    }
    return names;
  }

  private Map<?, ?> flow() {
    return body.containsKey("route") ? body(body.get("route")) : body;
  }

  private static Map<?, ?> body(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}

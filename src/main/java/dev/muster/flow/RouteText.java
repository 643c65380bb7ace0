package dev.muster.flow;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of one route file at one moment.
 *
 * @param name path below the routes folder, with forward slashes
 * @param location URI of the file, so that Camel's own messages name it
 */
record RouteText(String name, String location, String text) {

  /** In loading order: a route can only be built when its error policy and template are known. */
  enum Kind {
    CONFIGURATION,
    TEMPLATE,
    ROUTE,
    OTHER
  }

  /**
   * One element of the file.
   *
   * @param word the YAML key, as written
   * @param id empty when the element has none
   * @param line counted from one
   */
  record Item(Kind kind, String word, String id, int line) {}

  /** A scalar of the file and the line it begins on, counted from one. */
  record Scalar(String value, int line) {}

  private static final Set<String> CONFIGURATION =
      Set.of("routeConfiguration", "route-configuration");
  private static final Set<String> TEMPLATE = Set.of("routeTemplate", "route-template");

  /**
   * The elements in the order of the file.
   *
   * @throws YAMLException when the text is no YAML
   */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    if (root() instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        if (element instanceof MappingNode map) {
          map.getValue().forEach(entry -> items.add(item(entry)));
        }
      }
    }
    return items;
  }

  /** Every scalar, keys included, in the order of the file. */
  List<Scalar> scalars() {
    List<Scalar> found = new ArrayList<>();
    Node root = root();
    if (root != null) {
      walk(
          root,
          Collections.newSetFromMap(new IdentityHashMap<>()),
          scalar -> found.add(new Scalar(scalar.getValue(), line(scalar))));
    }
    return found;
  }

  /** Sorts by kind, then by name; a text that is no YAML comes last. */
  static List<RouteText> inLoadingOrder(List<RouteText> texts) {
    return texts.stream()
        .sorted(Comparator.comparing(RouteText::rank).thenComparing(RouteText::name))
        .toList();
  }

  private int rank() {
    try {
      return kind().ordinal();
    } catch (YAMLException e) {
      return Kind.values().length; // the trial says what is wrong with it, and where
    }
  }

  /** When the file holds several kinds, the one that has to be loaded first. */
  Kind kind() {
    return items().stream().map(Item::kind).min(Enum::compareTo).orElse(Kind.ROUTE);
  }

  boolean plain() {
    return kind() == Kind.ROUTE;
  }

  List<String> ids(Kind kind) {
    return items().stream().filter(item -> item.kind() == kind).map(Item::id).toList();
  }

  /** The line on which the element with that id begins, or 1. */
  int lineOfId(String id) {
    return items().stream()
        .filter(item -> item.id().equals(id))
        .mapToInt(Item::line)
        .findFirst()
        .orElse(1);
  }

  /** First line at or after {@code from} that contains the needle, or 0. */
  int lineOf(String needle, int from) {
    String[] lines = text.split("\n", -1);
    for (int i = Math.max(from, 1); i <= lines.length; i++) {
      if (lines[i - 1].contains(needle)) {
        return i;
      }
    }
    return 0;
  }

  private Node root() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(options).compose(new StringReader(text));
  }

  private static Item item(NodeTuple entry) {
    String word = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    String id = entry.getValueNode() instanceof MappingNode body ? idOf(body) : "";
    return new Item(kindOf(word), word, id, line(entry.getKeyNode()));
  }

  private static Kind kindOf(String word) {
    if (CONFIGURATION.contains(word)) {
      return Kind.CONFIGURATION;
    }
    if (TEMPLATE.contains(word)) {
      return Kind.TEMPLATE;
    }
    return "route".equals(word) ? Kind.ROUTE : Kind.OTHER;
  }

  private static String idOf(MappingNode body) {
    for (NodeTuple entry : body.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key
          && "id".equals(key.getValue())
          && entry.getValueNode() instanceof ScalarNode id) {
        return id.getValue();
      }
    }
    return "";
  }

  /** Visits a node once: an anchor may be referred to often, or from within itself. */
  private static void walk(Node node, Set<Node> seen, Consumer<ScalarNode> found) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof ScalarNode scalar) {
      found.accept(scalar);
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(element -> walk(element, seen, found));
    } else if (node instanceof MappingNode map) {
      for (NodeTuple entry : map.getValue()) {
        walk(entry.getKeyNode(), seen, found);
        walk(entry.getValueNode(), seen, found);
      }
    }
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}

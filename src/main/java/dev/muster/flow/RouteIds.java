package dev.muster.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids of a set of route texts: everything has one and none is used twice, since an edit is
 * taken up by id and Camel lets a second route of the same id replace the first without a word.
 */
final class RouteIds {

  private final Instant now;
  private final List<RouteProblem> problems = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();

  private RouteIds(Instant now) {
    this.now = now;
  }

  static List<RouteProblem> check(RouteSet set, Instant now) {
    RouteIds ids = new RouteIds(now);
    set.texts().forEach(text -> text.items().forEach(item -> ids.check(text, item)));
    set.texts().forEach(ids::checkPolicies);
    set.lanes().forEach(lane -> ids.check(lane, set));
    return ids.problems;
  }

  private void check(RouteText text, RouteText.Item item) {
    if (item.kind() == RouteText.Kind.OTHER) {
      add(
          text.name(),
          item.line(),
          "'" + item.word() + "' cannot stand here; use route, routeTemplate, routeConfiguration.");
    } else if (item.id().isBlank()) {
      add(text.name(), item.line(), "this " + item.word() + " has no id; give it one.");
    } else {
      String before = owners.putIfAbsent(item.kind() + " " + item.id(), text.name());
      if (before != null) {
        add(
            text.name(),
            item.line(),
            "the " + item.word() + " id " + item.id() + " is already used in " + before + ".");
      }
    }
  }

  /** Camel runs a route without any error policy when the id it names does not exist. */
  private void checkPolicies(RouteText text) {
    boolean policy = false;
    for (RouteText.Scalar scalar : text.scalars()) {
      if (policy && !scalar.value().contains("{{")) {
        for (String id : scalar.value().split("\\s*,\\s*")) {
          if (!id.contains("*") && !owners.containsKey(RouteText.Kind.CONFIGURATION + " " + id)) {
            add(text.name(), scalar.line(), "there is no routeConfiguration named " + id + ".");
          }
        }
      }
      policy = scalar.value().equals("routeConfigurationId");
    }
  }

  private void check(Lane lane, RouteSet set) {
    if (set.template(lane.template()).isEmpty()) {
      add(
          RouteProblem.FOLDER,
          0,
          "no file has the template " + lane.template() + " that " + lane.routeId() + " needs.");
    }
    String before =
        owners.putIfAbsent(
            RouteText.Kind.ROUTE + " " + lane.routeId(), "template " + lane.template());
    if (before != null) {
      add(
          RouteProblem.FOLDER,
          0,
          "the id of lane " + lane.routeId() + " is already used in " + before + ".");
    }
  }

  private void add(String file, int line, String message) {
    problems.add(new RouteProblem(file, line, message, now));
  }
}

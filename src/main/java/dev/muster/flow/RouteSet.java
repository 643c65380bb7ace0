package dev.muster.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Route texts in loading order and the lanes that are made from their templates.
 *
 * @param texts route configurations first, then templates, then routes
 */
record RouteSet(List<RouteText> texts, List<Lane> lanes) {

  static final RouteSet EMPTY = new RouteSet(List.of(), List.of());

  RouteSet {
    texts = List.copyOf(texts);
    lanes = List.copyOf(lanes);
  }

  /** What the other set does not have, or has differently. */
  RouteSet without(RouteSet other) {
    return new RouteSet(
        texts.stream().filter(text -> !other.texts.contains(text)).toList(),
        lanes.stream().filter(lane -> !other.lanes.contains(lane)).toList());
  }

  /** Whether it can be exchanged without touching any other route. */
  boolean plain() {
    return texts.stream().allMatch(RouteText::plain);
  }

  List<String> routeIds() {
    List<String> ids = new ArrayList<>();
    texts.forEach(text -> ids.addAll(text.ids(RouteText.Kind.ROUTE)));
    lanes.forEach(lane -> ids.add(lane.routeId()));
    return ids;
  }

  /** The routes that run from one of the texts, lanes made from its templates included. */
  List<String> routeIds(RouteText text) {
    List<String> ids = new ArrayList<>(text.ids(RouteText.Kind.ROUTE));
    List<String> templates = text.ids(RouteText.Kind.TEMPLATE);
    lanes.stream()
        .filter(lane -> templates.contains(lane.template()))
        .forEach(lane -> ids.add(lane.routeId()));
    return ids;
  }

  Optional<RouteText> template(String id) {
    return texts.stream()
        .filter(text -> text.ids(RouteText.Kind.TEMPLATE).contains(id))
        .findFirst();
  }
}

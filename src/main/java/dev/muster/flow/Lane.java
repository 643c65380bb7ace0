package dev.muster.flow;

import java.util.Map;

/**
 * One route made from a template, for one drop, box, subscriber or sync of the configuration.
 *
 * @param template id of the route template
 * @param routeId id of the route made, unique among all routes
 * @param parameters values for the placeholders that the template declares
 */
record Lane(String template, String routeId, Map<String, Object> parameters) {

  Lane {
    if (template.isBlank() || routeId.isBlank()) {
      throw new IllegalArgumentException(
          "A lane needs a template and a route id, got '" + template + "' and '" + routeId + "'.");
    }
    parameters = Map.copyOf(parameters);
  }
}

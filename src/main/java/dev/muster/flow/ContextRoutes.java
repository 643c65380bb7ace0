package dev.muster.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Puts route texts and lanes into one Camel context and takes them out again, by their ids. */
final class ContextRoutes {

  private final CamelContext context;
  private final Model model;

  ContextRoutes(CamelContext context) {
    this.context = context;
    this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
  }

  /** The routes start at once when the context runs. */
  void add(RouteText text) throws Exception {
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(ResourceHelper.fromString(text.location(), text.text()));
  }

  void add(Lane lane) {
    TemplatedRouteBuilder.builder(context, lane.template())
        .routeId(lane.routeId())
        .parameters(lane.parameters())
        .add();
  }

  List<RouteDefinition> definitions() {
    return new ArrayList<>(model.getRouteDefinitions());
  }

  /**
   * The route at which {@link #add(RouteText)} gave up: the last of its routes that Camel knows.
   */
  Optional<String> unfinished(RouteText text) {
    return text.ids(RouteText.Kind.ROUTE).stream()
        .filter(id -> context.getRouteController().getRouteStatus(id) != null)
        .reduce((before, last) -> last);
  }

  /**
   * Takes the routes out, those that bring work in before those that others call, and lets each
   * finish what it has begun.
   *
   * @param drain how long each may take; after that its work is broken off
   */
  void remove(Collection<String> routeIds, Duration drain) throws Exception {
    List<RouteDefinition> leaving =
        definitions().stream()
            .filter(definition -> routeIds.contains(definition.getId()))
            .sorted(Comparator.comparing(ContextRoutes::isCalled))
            .toList();
    for (RouteDefinition definition : leaving) {
      context
          .getRouteController()
          .stopRoute(definition.getId(), drain.toMillis(), TimeUnit.MILLISECONDS);
      context.removeRoute(definition.getId());
      model.removeRouteDefinition(definition);
    }
  }

  /** Takes out the templates and route configurations that the texts define, not their routes. */
  void forget(Collection<RouteText> texts) throws Exception {
    for (RouteText text : texts) {
      for (String template : text.ids(RouteText.Kind.TEMPLATE)) {
        model.removeRouteTemplateDefinitions(template);
      }
      for (String id : text.ids(RouteText.Kind.CONFIGURATION)) {
        RouteConfigurationDefinition known = model.getRouteConfigurationDefinition(id);
        if (known != null) {
          model.removeRouteConfiguration(known);
        }
      }
    }
  }

  /** Whether one of the routes answers requests at the port of the program. */
  boolean isListening(Collection<String> routeIds) {
    return definitions().stream()
        .filter(definition -> routeIds.contains(definition.getId()))
        .anyMatch(definition -> definition.getInput().getEndpointUri().startsWith("platform-http"));
  }

  private static boolean isCalled(RouteDefinition definition) {
    String uri = definition.getInput().getEndpointUri();
    return uri.startsWith("direct:") || uri.startsWith("seda:");
  }
}

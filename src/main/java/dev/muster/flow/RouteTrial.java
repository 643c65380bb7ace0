package dev.muster.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Tries a whole set of route texts and lanes without touching what runs. Finds bad YAML, unknown
 * steps, options, components, beans, methods, placeholders and templates, ids used twice or not at
 * all, unknown error policies, and {@code direct:} targets that no route answers.
 */
final class RouteTrial {

  private static final int MAX_PROBLEMS = 50;

  private final CamelContext running;
  private final Instant now;
  private final List<RouteProblem> problems = new ArrayList<>();

  private RouteTrial(CamelContext running, Instant now) {
    this.running = running;
    this.now = now;
  }

  /**
   * @return what is wrong, at most {@value #MAX_PROBLEMS} problems; empty when the set can be put
   *     into service
   */
  static List<RouteProblem> of(CamelContext running, RouteSet set, Instant now) {
    RouteTrial trial = new RouteTrial(running, now);
    trial.run(set);
    return trial.problems.stream().distinct().limit(MAX_PROBLEMS).toList();
  }

  private void run(RouteSet set) {
    List<RouteText> texts = set.texts();
    texts.forEach(this::readable);
    if (problems.isEmpty()) {
      problems.addAll(RouteIds.check(set, now));
    }
    if (!problems.isEmpty()) {
      return;
    }
    try (TrialContext trial = new TrialContext(running)) {
      ContextRoutes routes = new ContextRoutes(trial.context());
      texts.forEach(text -> attempt(text, 1, () -> routes.add(text)));
      if (problems.isEmpty()) {
        set.lanes().forEach(lane -> create(routes, lane, set));
        build(trial, routes.definitions(), set);
      }
      if (problems.isEmpty()) {
        problems.addAll(new DirectTargets(running, trial, now).unanswered(trial, texts));
      }
    }
  }

  private void readable(RouteText text) {
    attempt(text, 1, text::items);
  }

  private void create(ContextRoutes routes, Lane lane, RouteSet set) {
    RouteText text = set.template(lane.template()).orElseThrow();
    attempt(text, text.lineOf(lane.template(), 1), () -> routes.add(lane));
  }

  private void build(TrialContext trial, List<RouteDefinition> routes, RouteSet set) {
    Map<String, RouteText> origin = new HashMap<>();
    set.texts().forEach(text -> set.routeIds(text).forEach(id -> origin.put(id, text)));
    for (RouteDefinition route : routes) {
      RouteText text = Objects.requireNonNull(origin.get(route.getId()));
      int line = Math.max(1, route.getLineNumber());
      attempt(text, line, () -> trial.build(route, text, line));
    }
  }

  private void attempt(RouteText text, int from, Step step) {
    try {
      step.run();
    } catch (Exception e) {
      Diagnosis diagnosis = Diagnosis.of(e, text, from);
      problems.add(new RouteProblem(text.name(), diagnosis.line(), diagnosis.message(), now));
    }
  }

  private interface Step {

    void run() throws Exception;
  }
}

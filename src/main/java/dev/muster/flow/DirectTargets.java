package dev.muster.flow;

import dev.muster.box.Box;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.errand.ErrandStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.util.StringHelper;

/**
 * The {@code direct:} calls of a tried set. Camel finds a call to nowhere only when a message makes
 * it; here every call is held against the routes of the set and those of the program itself. A call
 * that names the API of its box, {@code direct:find-person-${body.api}}, or the family of its
 * directory, {@code direct:place-person-${body.family}}, must be answered for each that the program
 * knows, whichever the configuration has; and so must what an errand is to do, {@code
 * direct:${body.verb}-${body.family}}.
 */
final class DirectTargets {

  private static final Pattern LITERAL = Pattern.compile("direct:[A-Za-z0-9._-]+");
  private static final Pattern API = Pattern.compile("\\$\\{[A-Za-z.]+\\.api}");

  private static final Pattern FAMILY = Pattern.compile("\\$\\{[A-Za-z.]+\\.family}");

  private static final String ERRAND = "direct:${body.verb}-${body.family}";

  private final Set<String> families = new TreeSet<>();
  private final Set<String> errands = new TreeSet<>();
  private final Set<String> answered = new HashSet<>();
  private final Instant now;

  DirectTargets(CamelContext running, TrialContext trial, Instant now) {
    this.now = now;
    running
        .getRegistry()
        .findByType(AttemptStart.class)
        .forEach(start -> families.add(start.family()));
    running
        .getRegistry()
        .findByType(ErrandStart.class)
        .forEach(start -> start.verbs().forEach(verb -> errands.add(verb + "-" + start.family())));
    trial.built().forEach(route -> answered.add(target(route)));
    running.getRoutes().stream()
        .filter(route -> route.getSourceResource() == null)
        .forEach(route -> answered.add(target(route)));
  }

  List<RouteProblem> unanswered(TrialContext trial, List<RouteText> texts) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteText text : texts) {
      for (RouteText.Scalar scalar : text.scalars()) {
        targets(scalar.value())
            .filter(target -> !answered.contains(target))
            .forEach(target -> problems.add(problem(text, scalar.line(), target)));
      }
    }
    trial.firstUses().stream()
        .filter(use -> use.uri().startsWith("direct:"))
        .forEach(use -> made(use, problems));
    return problems;
  }

  /** What the scalar calls, for each API or family; nothing when it is no such call. */
  private Stream<String> targets(String scalar) {
    if (scalar.equals(ERRAND)) {
      return errands.stream().map(one -> "direct:" + one);
    }
    Stream<String> byFamily =
        FAMILY.matcher(scalar).find()
            ? families.stream().map(one -> FAMILY.matcher(scalar).replaceAll(one))
            : Stream.of(scalar);
    return byFamily
        .flatMap(one -> Box.APIS.stream().map(api -> API.matcher(one).replaceAll(api)))
        .distinct()
        .filter(target -> LITERAL.matcher(target).matches());
  }

  /** A target that a template makes from its parameters: no scalar spells it. */
  private void made(TrialContext.Use use, List<RouteProblem> problems) {
    String target = plain(use.uri());
    if (!answered.contains(target) && use.text().lineOf(target, 1) == 0) {
      problems.add(problem(use.text(), use.text().lineOf("direct:", use.line()), target));
    }
  }

  private RouteProblem problem(RouteText text, int line, String target) {
    return new RouteProblem(text.name(), line, "no route answers " + target + ".", now);
  }

  private static String target(Route route) {
    return plain(route.getEndpoint().getEndpointBaseUri());
  }

  private static String plain(String uri) {
    return StringHelper.before(uri, "?", uri).replace("://", ":");
  }
}

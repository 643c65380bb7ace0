package dev.muster.flow;

import dev.muster.event.SubscriberReload.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges what runs for a tried set, and puts the old set back when the new one does not start
 * all the same, for example because an address is taken.
 */
final class RouteSwap {

  private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);

  static final Turn NOTHING_ELSE =
      new Turn() {
        @Override
        public void over() {}

        @Override
        public void back() {}
      };

  private final ContextRoutes routes;
  private final Duration drain;
  private final Door door;

  /**
   * @param drain how long each replaced route may take to finish the work that it has begun
   * @param door is closed while routes are exchanged that listen behind it
   */
  RouteSwap(CamelContext context, Duration drain, Door door) {
    this.routes = new ContextRoutes(context);
    this.drain = drain;
    this.door = door;
  }

  /**
   * Touches only what differs, or everything when a template or a route configuration differs.
   *
   * @param turn what else changes, after the leaving routes have stopped and before others begin
   * @return empty when the new set runs; otherwise why the old one still does
   */
  List<RouteProblem> change(RouteSet running, RouteSet wanted, Turn turn, Instant now) {
    RouteSet leaving = running.without(wanted);
    RouteSet arriving = wanted.without(running);
    boolean plain = leaving.plain() && arriving.plain();
    return plain
        ? behindTheDoor(leaving, arriving, turn, now)
        : behindTheDoor(running, wanted, turn, now);
  }

  private List<RouteProblem> behindTheDoor(
      RouteSet leaving, RouteSet arriving, Turn turn, Instant now) {
    if (!routes.isListening(leaving.routeIds())) {
      return exchange(leaving, arriving, turn, now);
    }
    try {
      door.close(drain);
      return exchange(leaving, arriving, turn, now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(new RouteProblem(RouteProblem.FOLDER, 0, "the reload was interrupted.", now));
    } finally {
      door.open();
    }
  }

  private List<RouteProblem> exchange(RouteSet leaving, RouteSet arriving, Turn turn, Instant now) {
    RouteProblem problem = takeOut(leaving, now);
    if (problem == null) {
      turn.over();
      problem = putIn(arriving, now);
    }
    if (problem == null) {
      return List.of();
    }
    RouteProblem lost = takeOut(arriving, now);
    turn.back();
    if (lost == null) {
      lost = putIn(leaving, now);
    }
    if (lost == null) {
      return List.of(problem);
    }
    LOG.error("Not even the old routes could be put back: {}", lost.sentence());
    return List.of(problem, lost);
  }

  private @Nullable RouteProblem takeOut(RouteSet set, Instant now) {
    try {
      routes.remove(set.routeIds(), drain);
      routes.forget(set.texts());
      return null;
    } catch (Exception e) {
      LOG.warn("Routes cannot be taken out: {}", set.routeIds(), e);
      String message = "the routes that run cannot be taken out: " + e.getMessage();
      return new RouteProblem(RouteProblem.FOLDER, 0, message, now);
    }
  }

  private @Nullable RouteProblem putIn(RouteSet set, Instant now) {
    for (RouteText text : set.texts()) {
      try {
        routes.add(text);
      } catch (Exception e) {
        return problem(text, routes.unfinished(text).map(text::lineOfId).orElse(1), e, now);
      }
    }
    for (Lane lane : set.lanes()) {
      try {
        routes.add(lane);
      } catch (Exception e) {
        RouteText text = set.template(lane.template()).orElseThrow();
        return problem(text, text.lineOfId(lane.template()), e, now);
      }
    }
    return null;
  }

  private static RouteProblem problem(RouteText text, int begin, Exception e, Instant now) {
    Diagnosis diagnosis = Diagnosis.of(e, text, begin);
    return new RouteProblem(text.name(), diagnosis.line(), diagnosis.message(), now);
  }
}

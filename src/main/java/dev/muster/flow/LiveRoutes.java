package dev.muster.flow;

import dev.muster.event.SubscriberReload.Turn;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a running context in step with the routes folder. An edit is tried first; what fails the
 * trial changes nothing, and what fails afterwards is put back. One reload at a time.
 *
 * <p>A file of plain routes replaces only its own routes. An edit of a template or of a route
 * configuration replaces all routes of the folder and makes the lanes anew.
 */
final class LiveRoutes implements RouteStatus {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

  private final CamelContext context;
  private final RouteFolder folder;
  private final Lanes lanes;
  private final Clock clock;
  private final RouteSwap swap;
  private final ReentrantLock reloading = new ReentrantLock();
  private volatile State state = new State(RouteSet.EMPTY, Map.of(), List.of());

  private record State(RouteSet set, Map<String, Instant> loadedAt, List<RouteProblem> problems) {}

  LiveRoutes(CamelContext context, RouteFolder folder, Lanes lanes, RouteSwap swap, Clock clock) {
    this.context = context;
    this.folder = folder;
    this.lanes = lanes;
    this.clock = clock;
    this.swap = swap;
  }

  /**
   * Loads the folder for the first time; the routes start with the context.
   *
   * @throws IllegalStateException with one sentence per problem
   */
  void load() throws IOException {
    reloading.lock();
    try {
      RouteSet set = read();
      List<RouteProblem> problems = putIntoService(set);
      if (!problems.isEmpty()) {
        throw new IllegalStateException(
            problems.stream()
                .map(RouteProblem::sentence)
                .collect(Collectors.joining(" ", "The routes cannot be loaded: ", "")));
      }
    } finally {
      reloading.unlock();
    }
  }

  /** Takes up what has changed in the folder, or says in {@link #problems} why not. */
  void reload() {
    reloading.lock();
    try {
      if (!context.getStatus().isStarted()) {
        return;
      }
      RouteSet set = read();
      if (set.texts().isEmpty() && !state.set().texts().isEmpty()) {
        throw new IOException("all route files are gone.");
      }
      RouteSet before = state.set();
      settle(set.equals(before) ? List.of() : putIntoService(set));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      settle(List.of(new RouteProblem(RouteProblem.FOLDER, 0, message, clock.instant())));
    } finally {
      reloading.unlock();
    }
  }

  /**
   * Exchanges the lanes for others, with the route files that are in service.
   *
   * @param turn what else changes, at a moment when no lane that changes is running
   * @return empty when the wanted lanes run; otherwise why everything is as before
   */
  List<RouteProblem> exchange(List<Lane> wanted, Turn turn) {
    reloading.lock();
    try {
      State before = state;
      RouteSet set = new RouteSet(before.set().texts(), wanted);
      if (set.equals(before.set())) {
        turn.over();
        return List.of();
      }
      List<RouteProblem> problems = RouteTrial.of(context, set, clock.instant());
      if (problems.isEmpty()) {
        problems = swap.change(before.set(), set, turn, clock.instant());
      }
      if (problems.isEmpty()) {
        state = new State(set, before.loadedAt(), before.problems());
      }
      return problems;
    } finally {
      reloading.unlock();
    }
  }

  @Override
  public List<RouteFile> files() {
    State now = state;
    return now.set().texts().stream()
        .map(t -> new RouteFile(t.name(), now.set().routeIds(t), now.loadedAt().get(t.name())))
        .toList();
  }

  @Override
  public List<RouteProblem> problems() {
    return state.problems();
  }

  private RouteSet read() throws IOException {
    return new RouteSet(folder.read(), lanes.lanes());
  }

  private List<RouteProblem> putIntoService(RouteSet set) {
    State before = state;
    List<RouteProblem> problems = RouteTrial.of(context, set, clock.instant());
    if (problems.isEmpty()) {
      problems = swap.change(before.set(), set, RouteSwap.NOTHING_ELSE, clock.instant());
    }
    if (problems.isEmpty()) {
      state = new State(set, loadedAt(set, before), before.problems());
      LOG.info(
          "{} routes and lanes run from {}{}",
          set.routeIds().size(),
          folder.path(),
          news(before, set));
    }
    return problems;
  }

  private static String news(State before, RouteSet set) {
    return before.set().texts().isEmpty()
        ? ""
        : "; new is " + set.without(before.set()).texts().stream().map(RouteText::name).toList();
  }

  private Map<String, Instant> loadedAt(RouteSet set, State before) {
    Instant now = clock.instant();
    Map<String, Instant> loadedAt = new HashMap<>();
    for (RouteText text : set.texts()) {
      boolean kept = before.set().texts().contains(text);
      loadedAt.put(text.name(), kept ? before.loadedAt().get(text.name()) : now);
    }
    return loadedAt;
  }

  private void settle(List<RouteProblem> problems) {
    State now = state;
    List<RouteProblem> kept = new ArrayList<>();
    for (RouteProblem problem : problems) {
      Optional<RouteProblem> known = now.problems().stream().filter(problem::sameAs).findFirst();
      if (known.isEmpty()) {
        LOG.warn("{} The routes that worked before keep running.", problem.sentence());
      }
      kept.add(known.orElse(problem));
    }
    if (kept.isEmpty() && !now.problems().isEmpty()) {
      LOG.info("The routes folder is in order again.");
    }
    state = new State(now.set(), now.loadedAt(), List.copyOf(kept));
  }
}

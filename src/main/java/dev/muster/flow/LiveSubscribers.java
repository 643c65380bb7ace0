package dev.muster.flow;

import dev.muster.event.Subscriber;
import dev.muster.event.SubscriberReload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the lanes of subscribers in step with the configuration. */
final class LiveSubscribers implements SubscriberReload.Lanes, Watched {

  private final SubscriberReload reload;
  private final ConfiguredLanes lanes;
  private final LiveRoutes routes;

  LiveSubscribers(SubscriberReload reload, ConfiguredLanes lanes, LiveRoutes routes) {
    this.reload = reload;
    this.lanes = lanes;
    this.routes = routes;
  }

  /** Takes up what has changed in the configuration. */
  void look() {
    reload.look(this);
  }

  @Override
  public void exchange(List<Subscriber> wanted, SubscriberReload.Turn turn) {
    List<RouteProblem> problems = routes.exchange(lanes.lanes(wanted), turn);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream()
              .map(RouteProblem::sentence)
              .collect(Collectors.joining(" ", "muster.subscribers cannot be served: ", "")));
    }
  }

  @Override
  public Path path() {
    return Path.of("").toAbsolutePath();
  }

  @Override
  public Map<Path, String> stamp() {
    return Map.of(path().resolve("muster.subscribers"), reload.stamp());
  }
}

package dev.muster.console;

import dev.muster.call.Told;
import dev.muster.event.Subscriber;
import dev.muster.event.Subscribers;
import dev.muster.flow.Breakers;
import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The subscribers, those included that left the configuration while something waited for them. */
final class SubscriberList {

  private static final int BLOCKED_SHOWN = 5;

  private final Store store;
  private final Subscribers subscribers;
  private final Census census;
  private final Breakers breakers;

  SubscriberList(Store store, Subscribers subscribers, Census census, Breakers breakers) {
    this.store = store;
    this.subscribers = subscribers;
    this.census = census;
    this.breakers = breakers;
  }

  /** Why those of the configuration are not in force; null when they are. */
  Subscribers.@Nullable Problem problem() {
    return subscribers.problem().orElse(null);
  }

  /** Runs something now and each time that the configuration has others. */
  void follow(Runnable watcher) {
    subscribers.follow(watcher);
  }

  /** Of the configuration. */
  List<String> names() {
    return subscribers.all().stream().map(Subscriber::name).toList();
  }

  /** Of the configuration, and all others that deliveries are kept of. */
  List<String> known() {
    TreeSet<String> all = new TreeSet<>(census.figures().deliveries().keySet());
    all.addAll(names());
    return List.copyOf(all);
  }

  List<SubscriberView> all() {
    Map<String, Lane> lanes = store.read(Lane::all);
    Census.Figures figures = census.figures();
    List<SubscriberView> all = new ArrayList<>();
    subscribers.all().forEach(one -> all.add(view(one.name(), Optional.of(one), lanes, figures)));
    List<String> configured = names();
    figures.deliveries().keySet().stream()
        .filter(name -> !configured.contains(name))
        .map(name -> view(name, Optional.empty(), lanes, figures))
        .filter(view -> view.left() > 0)
        .forEach(all::add);
    return all;
  }

  private SubscriberView view(
      String name, Optional<Subscriber> one, Map<String, Lane> lanes, Census.Figures figures) {
    Lane lane = lanes.getOrDefault(name, Lane.UNUSED);
    return new SubscriberView(
        name,
        one.map(Subscriber::address).orElse(""),
        one.isPresent(),
        one.map(Subscriber::formWord).orElse(""),
        one.map(Subscriber::enabled).orElse(false),
        one.map(Subscriber::publicKeys).orElse(List.of()),
        figures.deliveriesOf(name),
        figures.waitingSince().get(name),
        lane.isOpen() ? null : lane.pausedUntil(),
        lane.reason() == null ? null : Told.in(lane.reason(), Locale.ENGLISH),
        lane.offAt(),
        lane.offReason(),
        breakers.state(name).orElse(null),
        store.read(db -> DeliveryList.troubled(db, name)).orElse(null),
        store.read(db -> DeliveryList.blocked(db, name, BLOCKED_SHOWN)));
  }
}

package dev.muster.console;

import dev.muster.event.Subscriber;
import dev.muster.event.Subscribers;
import dev.muster.store.Store;
import java.util.List;
import java.util.Map;

/** The subscribers of the configuration and how they are served. */
final class SubscriberList {

  private static final int BLOCKED_SHOWN = 5;

  private final Store store;
  private final Subscribers subscribers;
  private final Census census;

  SubscriberList(Store store, Subscribers subscribers, Census census) {
    this.store = store;
    this.subscribers = subscribers;
    this.census = census;
  }

  List<String> names() {
    return subscribers.all().stream().map(Subscriber::name).toList();
  }

  List<SubscriberView> all() {
    Map<String, Lane> lanes = store.read(Lane::all);
    Census.Figures figures = census.figures();
    return subscribers.all().stream()
        .map(one -> view(one, lanes.getOrDefault(one.name(), Lane.UNUSED), figures))
        .toList();
  }

  private SubscriberView view(Subscriber one, Lane lane, Census.Figures figures) {
    return new SubscriberView(
        one.name(),
        one.address(),
        figures.deliveriesOf(one.name()),
        figures.waitingSince().get(one.name()),
        lane.isOpen() ? null : lane.pausedUntil(),
        lane.reason(),
        store.read(db -> DeliveryList.troubled(db, one.name())).orElse(null),
        store.read(db -> DeliveryList.blocked(db, one.name(), BLOCKED_SHOWN)));
  }
}

package dev.muster.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The subscribers in force, by name. They may be exchanged all at once. */
public final class Subscribers {

  private volatile Map<String, Subscriber> byName = Map.of();

  Subscribers(List<Subscriber> subscribers) {
    replace(subscribers);
  }

  /** Puts others in force; what is claimed already goes on as it was claimed. */
  void replace(List<Subscriber> subscribers) {
    Map<String, Subscriber> fresh = new LinkedHashMap<>();
    subscribers.forEach(one -> fresh.put(one.name(), one));
    byName = fresh;
  }

  public List<Subscriber> all() {
    return List.copyOf(byName.values());
  }

  /**
   * The subscribers that the event concerns.
   *
   * @param groups the permission groups of its person; asked for only when they matter
   */
  List<Subscriber> interestedIn(MatchEvent event, Supplier<Set<String>> groups) {
    return byName.values().stream().filter(one -> one.filter().passes(event, groups)).toList();
  }

  public Optional<Subscriber> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Subscriber get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no subscriber is named " + name));
  }
}

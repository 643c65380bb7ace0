package dev.muster.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The subscribers in force, by name. */
public final class Subscribers {

  private final Map<String, Subscriber> byName = new LinkedHashMap<>();

  Subscribers(List<Subscriber> subscribers) {
    subscribers.forEach(one -> byName.put(one.name(), one));
  }

  public List<Subscriber> all() {
    return List.copyOf(byName.values());
  }

  /** The subscribers that the event concerns. */
  List<Subscriber> interestedIn(MatchEvent event) {
    return byName.values().stream().filter(one -> one.filter().passes(event)).toList();
  }

  Subscriber get(String name) {
    Subscriber found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no subscriber is named " + name);
    }
    return found;
  }
}

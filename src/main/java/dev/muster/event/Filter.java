package dev.muster.event;

import dev.muster.roster.PersonType;
import java.util.Collections;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which events a subscriber is interested in: those that pass every part of it.
 *
 * @param boxes only of these boxes; empty means all
 * @param devices only of these devices, by id or name; empty means all
 * @param groups only of people who have one of these permission groups on the roster at the time
 *     the event comes in; empty means everybody, strangers included
 * @param types only of people of these types; empty means all
 * @param minSimilarity from this similarity on, 0 to 1
 * @param maxSimilarity up to this similarity, 0 to 1
 * @param window only when the face was seen in this part of the week
 * @param matched whether faces that somebody is matched with are events for it
 * @param strangers whether faces that nobody is matched with are events for it
 */
record Filter(
    @DefaultValue Set<String> boxes,
    @DefaultValue Set<String> devices,
    @DefaultValue Set<String> groups,
    @DefaultValue Set<PersonType> types,
    @DefaultValue("0") double minSimilarity,
    @DefaultValue("1") double maxSimilarity,
    @Nullable Window window,
    @DefaultValue("true") boolean matched,
    @DefaultValue("true") boolean strangers) {

  /** Everything is of interest. */
  static final Filter ALL =
      new Filter(Set.of(), Set.of(), Set.of(), Set.of(), 0, 1, null, true, true);

  Filter {
    boxes = Set.copyOf(boxes);
    devices = Set.copyOf(devices);
    groups = Set.copyOf(groups);
    types = Set.copyOf(types);
  }

  /**
   * @param groupsOfPerson the permission groups that the person has on the roster; asked for only
   *     when they matter
   */
  boolean passes(MatchEvent event, Supplier<Set<String>> groupsOfPerson) {
    return (event.matched() ? matched : strangers)
        && (boxes.isEmpty() || boxes.contains(event.box()))
        && (devices.isEmpty() || isOneOf(event.device()))
        && (types.isEmpty() || types.contains(event.type()))
        && event.similarity() >= minSimilarity
        && event.similarity() <= maxSimilarity
        && (window == null || window.holds(event.occurredAt()))
        && (groups.isEmpty() || !Collections.disjoint(groups, groupsOfPerson.get()));
  }

  private boolean isOneOf(MatchEvent.Where device) {
    return devices.contains(device.id()) || devices.contains(device.name());
  }

  /** The same when its values are allowed. */
  Filter named(String subscriber) {
    String key = subscriber + ".filter";
    similarity(key + ".min-similarity", minSimilarity);
    similarity(key + ".max-similarity", maxSimilarity);
    Rule.check(
        minSimilarity <= maxSimilarity,
        "%s.min-similarity is %s; allowed is at most max-similarity, which is %s"
            .formatted(key, minSimilarity, maxSimilarity));
    Rule.check(
        matched || strangers,
        key + ".matched and .strangers are both false; nothing would be left, allowed is one");
    if (window != null) {
      window.check(key + ".window");
    }
    return this;
  }

  private static void similarity(String key, double value) {
    Rule.check(value >= 0 && value <= 1, "%s is %s; allowed are 0 to 1".formatted(key, value));
  }
}

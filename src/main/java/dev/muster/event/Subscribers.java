package dev.muster.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The subscribers in force, by name. They may be exchanged all at once. */
public final class Subscribers {

  private volatile Map<String, Subscriber> byName = Map.of();
  private volatile @Nullable Problem problem;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /**
   * Why the configuration as it is now is not in force.
   *
   * @param words names the key, the value and what is allowed
   * @param when when this was first seen
   */
  public record Problem(String words, Instant when) {}

  Subscribers(List<Subscriber> subscribers) {
    replace(subscribers);
  }

  /** Puts others in force; what is claimed already goes on as it was claimed. */
  void replace(List<Subscriber> subscribers) {
    Map<String, Subscriber> fresh = new LinkedHashMap<>();
    subscribers.forEach(one -> fresh.put(one.name(), one));
    byName = fresh;
    watchers.forEach(Runnable::run);
  }

  /** Runs something now and each time that others are put in force. */
  public void follow(Runnable watcher) {
    watchers.add(watcher);
    watcher.run();
  }

  /** Why those of the configuration are not in force; empty when they are. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  /** Notes why those of the configuration are not in force; false when it is known. */
  boolean refuse(String words, Instant when) {
    Problem known = problem;
    if (known != null && known.words().equals(words)) {
      return false;
    }
    problem = new Problem(words, when);
    return true;
  }

  /** Notes that those of the configuration are in force; false when they were before. */
  boolean mended() {
    boolean broken = problem != null;
    problem = null;
    return broken;
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

package dev.muster.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Takes up edits of {@code muster.subscribers} while the program runs.
 *
 * <p>Guarantee: all subscribers of the configuration are exchanged at once or none of them. A
 * configuration with which the program would not start changes nothing; why, is told once and shown
 * until it is mended. What is under way to a subscriber ends before its lane is exchanged; what
 * waits goes by the new settings, and what waits for one that left stays.
 */
public final class SubscriberReload {

  private static final Logger LOG = LoggerFactory.getLogger(SubscriberReload.class);

  /** The first words of the keys that the program itself reads. */
  private static final Set<String> OURS =
      Set.of("muster", "spring", "server", "camel", "management", "logging", "springdoc");

  private final FreshSettings files;
  private final SubscriberSource source;
  private final Deliveries deliveries;
  private final SettingsRules rules;
  private final Clock clock;
  private final Map<String, String> atStart;
  private volatile Wanted inForce;
  private Map<String, String> told = Map.of();

  SubscriberReload(
      FreshSettings files,
      SubscriberSource source,
      Deliveries deliveries,
      SettingsRules rules,
      Clock clock) {
    this.files = files;
    this.source = source;
    this.deliveries = deliveries;
    this.rules = rules;
    this.clock = clock;
    FreshSettings.Read start = files.atStart();
    this.atStart = others(start);
    this.inForce = Wanted.of(start);
  }

  /** The lanes that bring events to subscribers. */
  public interface Lanes {

    /**
     * Exchanges the lanes of the subscribers in force for those of others; a lane that stays as it
     * is goes on.
     *
     * @throws IllegalArgumentException with one sentence when there cannot be such lanes; then
     *     everything is as before
     */
    void exchange(List<Subscriber> wanted, Turn turn);
  }

  /** Puts the wanted subscribers in force, at a moment when no lane that changes is running. */
  public interface Turn {

    void over();

    /** Puts those back in force that were before. */
    void back();
  }

  /** What subscribers are made of; equal as long as nobody has changed anything of it. */
  private record Wanted(EventSettings settings, Map<?, String> files) {

    static Wanted of(FreshSettings.Read read) {
      EventSettings settings =
          Binder.get(read.environment()).bindOrCreate("muster", EventSettings.class);
      return new Wanted(settings, SubscriberFiles.digests(settings.subscribers()));
    }

    boolean same(Wanted other) {
      return files.equals(other.files)
          && settings.subscribers().equals(other.settings.subscribers());
    }

    Map<String, SubscriberSettings> byName() {
      Map<String, SubscriberSettings> byName = new LinkedHashMap<>();
      settings.subscribers().forEach(one -> byName.put(one.name(), one));
      return byName;
    }
  }

  /**
   * Equal as long as nobody has changed the configuration or a file that a subscriber names. It
   * tells whether that is in force: an edit that is undone while it is being taken up would
   * otherwise look as if nothing had happened.
   */
  public String stamp() {
    try {
      FreshSettings.Read read = files.now();
      Wanted wanted = Wanted.of(read);
      return read.values().hashCode()
          + " "
          + wanted.files().hashCode()
          + (wanted.same(inForce) ? " in force" : "");
    } catch (RuntimeException e) {
      return rules.sentence(e);
    }
  }

  /** Takes up what has changed, or says in {@link Subscribers#problem} why not. */
  public synchronized void look(Lanes lanes) {
    try {
      FreshSettings.Read read = files.now();
      rules.check(read.environment());
      Wanted wanted = Wanted.of(read);
      if (!wanted.same(inForce)) {
        exchange(wanted, lanes);
      }
      tellOthers(others(read));
    } catch (RuntimeException e) {
      refuse(rules.sentence(e), e);
      return;
    }
    if (subscribers().mended()) {
      LOG.info("The subscribers of the configuration are in order again.");
    }
  }

  private Subscribers subscribers() {
    return deliveries.subscribers();
  }

  private void exchange(Wanted wanted, Lanes lanes) {
    List<Subscriber> before = subscribers().all();
    List<Subscriber> fresh = source.inForce(wanted.settings());
    lanes.exchange(
        fresh,
        new Turn() {
          @Override
          public void over() {
            subscribers().replace(fresh);
          }

          @Override
          public void back() {
            subscribers().replace(before);
          }
        });
    LOG.info("The subscribers have changed: {}.", words(inForce, wanted));
    inForce = wanted;
    fresh.forEach(one -> deliveries.bell().ring(one.name()));
  }

  private void refuse(String sentence, RuntimeException why) {
    if (subscribers().refuse(sentence, clock.instant())) {
      LOG.warn("{} The subscribers stay as they were.", sentence);
      LOG.debug("The configuration is refused.", why);
    }
  }

  private static String words(Wanted before, Wanted now) {
    Map<String, SubscriberSettings> old = before.byName();
    Map<String, SubscriberSettings> fresh = now.byName();
    List<String> words = new ArrayList<>();
    fresh.forEach(
        (name, one) -> {
          if (!old.containsKey(name)) {
            words.add(name + " is new");
          } else if (!one.equals(old.get(name))) {
            words.add(name + " is changed");
          }
        });
    old.keySet().stream()
        .filter(name -> !fresh.containsKey(name))
        .forEach(name -> words.add(name + " has left"));
    return words.isEmpty() ? "a file that one of them names" : String.join(", ", words);
  }

  /** What the files say besides subscribers. */
  private static Map<String, String> others(FreshSettings.Read read) {
    Map<String, String> others = new TreeMap<>(read.values());
    others
        .keySet()
        .removeIf(
            key ->
                !OURS.contains(key.replaceAll("[.\\[].*", ""))
                    || key.toLowerCase(Locale.ROOT).matches("muster\\.subscribers([.\\[].*)?"));
    return others;
  }

  private void tellOthers(Map<String, String> now) {
    Map<String, String> changed = new TreeMap<>();
    Set<String> keys = new TreeSet<>(atStart.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String value = Optional.ofNullable(now.get(key)).orElse("");
      if (!value.equals(atStart.get(key))) {
        changed.put(key, value);
      }
    }
    List<String> fresh =
        changed.keySet().stream().filter(key -> !changed.get(key).equals(told.get(key))).toList();
    if (!fresh.isEmpty()) {
      LOG.warn("Changed and in force only after a restart: {}", String.join(", ", fresh));
    }
    told = changed;
  }
}

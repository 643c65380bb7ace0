package dev.muster.event;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who receives match events.
 *
 * @param subscribers the receivers; none means the built-in sample receiver
 * @param events how pushes are taken in
 * @param subscribersReload whether edits of the subscribers are taken up while the program runs
 */
@ConfigurationProperties("muster")
public record EventSettings(
    @DefaultValue List<SubscriberSettings> subscribers,
    @DefaultValue Events events,
    @DefaultValue("true") boolean subscribersReload) {

  /**
   * How pushes are taken in.
   *
   * @param maxBytes the largest push that is read; a box sends up to three pictures in one
   * @param keep for how long what came is kept
   */
  public record Events(@DefaultValue("25165824") int maxBytes, @DefaultValue Keep keep) {

    public Events {
      if (maxBytes < 1024 || maxBytes > 100 * 1024 * 1024) {
        throw new IllegalArgumentException(
            "muster.events.max-bytes is " + maxBytes + "; allowed are 1024 to 104857600");
      }
    }
  }

  /**
   * For how long what came is kept, counted from its arrival.
   *
   * @param events events with their deliveries; one that is still to be delivered is kept longer
   * @param pictures the pictures of events
   * @param bodies the bodies as the boxes sent them
   * @param attempts attempts to deliver that failed
   */
  public record Keep(
      @DefaultValue("400d") Duration events,
      @DefaultValue("90d") Duration pictures,
      @DefaultValue("30d") Duration bodies,
      @DefaultValue("90d") Duration attempts) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Keep {
      check("events", events);
      check("pictures", pictures);
      check("bodies", bodies);
      check("attempts", attempts);
    }

    private static void check(String kind, Duration kept) {
      if (kept.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException(
            "muster.events.keep.%s is %s; allowed is 1m or more".formatted(kind, kept));
      }
    }
  }

  public EventSettings {
    subscribers = List.copyOf(subscribers);
    Set<String> names = new HashSet<>();
    for (SubscriberSettings subscriber : subscribers) {
      if (!names.add(subscriber.name())) {
        throw new IllegalArgumentException(
            "muster.subscribers holds the name \""
                + subscriber.name()
                + "\" twice; each needs its own");
      }
    }
  }

  /** The subscribers as they are served; a wrong setting is told in one sentence. */
  List<Subscriber> inForce() {
    return subscribers.stream().map(SubscriberSettings::subscriber).toList();
  }
}

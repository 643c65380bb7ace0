package dev.muster.event;

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
 */
@ConfigurationProperties("muster")
public record EventSettings(
    @DefaultValue List<Subscriber> subscribers, @DefaultValue Events events) {

  /**
   * How pushes are taken in.
   *
   * @param maxBytes the largest push that is read; a box sends up to three pictures in one
   */
  public record Events(@DefaultValue("25165824") int maxBytes) {

    public Events {
      if (maxBytes < 1024 || maxBytes > 100 * 1024 * 1024) {
        throw new IllegalArgumentException(
            "muster.events.max-bytes is " + maxBytes + "; allowed are 1024 to 104857600");
      }
    }
  }

  public EventSettings {
    subscribers = List.copyOf(subscribers);
    Set<String> names = new HashSet<>();
    for (Subscriber subscriber : subscribers) {
      if (!names.add(subscriber.name())) {
        throw new IllegalArgumentException(
            "muster.subscribers holds the name \""
                + subscriber.name()
                + "\" twice; each needs its own");
      }
    }
  }
}

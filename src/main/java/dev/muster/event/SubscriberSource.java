package dev.muster.event;

import dev.muster.call.OwnAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Makes subscribers of settings; of none the built-in sample receiver.
 *
 * @param secret the file with the secret of the sample receiver
 */
record SubscriberSource(Path secret, OwnAddress own) {

  /** A wrong setting is told in one sentence. */
  List<Subscriber> inForce(EventSettings settings) {
    return settings.subscribers().isEmpty() ? List.of(sample()) : settings.inForce();
  }

  private Subscriber sample() {
    String key = "muster.subscribers[" + SampleReceiver.NAME + "]";
    SigningKeys keys =
        SigningKeys.of(key, List.of(Secret.fromFile(key + ".secret-file", secret)), false);
    return new Subscriber(
        SampleReceiver.NAME,
        Target.web(key, URI.create(own.of("/sample/receiver")), keys, Access.NONE),
        true,
        Filter.ALL,
        Form.USUAL,
        Subscriber.Order.PERSON,
        new Pace(4, 0, Duration.ofSeconds(10)),
        new Manners(
            Statuses.ANY_2XX,
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10)),
            0,
            Duration.ofMinutes(10)));
  }
}

package dev.muster.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.call.OwnAddress;
import dev.muster.event.source.SourceWiring;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that the routes of {@code routes/events} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
@Import(SourceWiring.class)
public class EventWiring {

  private static final int KEY_BYTES = 32;

  @Bean
  SampleReceiver sampleReceiver(StoreSettings settings, Clock clock) throws IOException {
    return new SampleReceiver(
        sampleSecret(settings.data().resolve("sample-receiver.secret")), clock);
  }

  @Bean
  Subscribers subscribers(
      EventSettings settings, StoreSettings store, OwnAddress own, SampleReceiver sample) {
    return new Subscribers(
        settings.subscribers().isEmpty()
            ? List.of(sampleSubscriber(store.data().resolve("sample-receiver.secret"), own))
            : settings.subscribers());
  }

  @Bean
  Deliveries deliveries(Store store, Subscribers subscribers, Clock clock, StoreSettings settings) {
    return new Deliveries(store, subscribers, clock, settings.instance());
  }

  @Bean
  BoxClocks boxClocks(Boxes boxes) {
    return new BoxClocks(boxes);
  }

  @Bean
  Journal journal(
      Store store,
      PhotoStore pictures,
      Deliveries deliveries,
      ObjectMapper json,
      BoxClocks clocks,
      Clock clock) {
    return new Journal(store, pictures, deliveries, new Payload(json), clocks, clock);
  }

  @Bean
  public RawBodies rawBodies(Store store, PhotoStore pictures) {
    return new RawBodies(store, pictures);
  }

  @Bean
  Intake intake(Boxes boxes, EventSettings settings) {
    return new Intake(boxes, settings.events().maxBytes());
  }

  @Bean
  Webhook webhook(Clock clock) {
    return new Webhook(clock);
  }

  private static Subscriber sampleSubscriber(Path secret, OwnAddress own) {
    return new Subscriber(
        SampleReceiver.NAME,
        URI.create(own.of("/sample/receiver")),
        null,
        secret,
        new Subscriber.Filter(Set.of(), true),
        Subscriber.Order.PERSON,
        4,
        Duration.ofSeconds(10),
        List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10)));
  }

  /** Made once, so that deliveries signed before a restart still verify after it. */
  private static String sampleSecret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      Files.writeString(file, "whsec_" + Base64.getEncoder().encodeToString(key));
    }
    return Files.readString(file).strip();
  }
}

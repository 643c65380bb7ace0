package dev.muster.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.call.OwnAddress;
import dev.muster.event.source.SourceWiring;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/** The beans that the routes of {@code routes/events} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventSettings.class, SendingSettings.class})
@Import(SourceWiring.class)
public class EventWiring {

  private static final int SETTLED_THREADS = 2;

  private static final int KEY_BYTES = 32;

  @Bean
  SampleReceiver sampleReceiver(StoreSettings settings, Clock clock) throws IOException {
    return new SampleReceiver(
        sampleSecret(settings.data().resolve("sample-receiver.secret")), clock);
  }

  @Bean
  SubscriberSource subscriberSource(StoreSettings store, OwnAddress own) {
    return new SubscriberSource(store.data().resolve("sample-receiver.secret"), own);
  }

  /** The sample receiver comes first: its secret is in a file that it makes. */
  @Bean
  Subscribers subscribers(EventSettings settings, SubscriberSource source, SampleReceiver sample) {
    return new Subscribers(source.inForce(settings));
  }

  @Bean
  @Lazy
  SubscriberReload subscriberReload(
      ConfigurableEnvironment environment,
      SubscriberSource source,
      Deliveries deliveries,
      SettingsRules rules,
      Clock clock) {
    return new SubscriberReload(new FreshSettings(environment), source, deliveries, rules, clock);
  }

  /** Go on with deliveries that were settled: the thread that writes has other things to do. */
  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ExecutorService settledDeliveries() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        SETTLED_THREADS, work -> new Thread(work, "settled-" + number.incrementAndGet()));
  }

  @Bean
  Deliveries deliveries(
      Store store,
      Subscribers subscribers,
      Clock clock,
      StoreSettings settings,
      @Qualifier("settledDeliveries") ExecutorService settled) {
    return new Deliveries(store, subscribers, clock, settings.instance(), new Random(), settled);
  }

  @Bean
  Upkeep upkeep(Store store, Deliveries deliveries, Clock clock) {
    return new Upkeep(store, deliveries, clock);
  }

  @Bean
  Replays replays(Store store, Deliveries deliveries, Clock clock) {
    return new Replays(store, deliveries, clock);
  }

  @Bean
  EventPictures eventPictures(StoreSettings settings, PhotoStore photos) {
    return new EventPictures(settings.data().resolve("event-pictures"), photos);
  }

  @Bean
  Retention retention(Store store, EventPictures pictures, EventSettings settings, Clock clock) {
    return new Retention(store, pictures, settings.events().keep(), clock);
  }

  @Bean
  BoxClocks boxClocks(Boxes boxes) {
    return new BoxClocks(boxes);
  }

  @Bean
  Journal journal(
      Store store,
      PhotoStore photos,
      EventPictures pictures,
      Deliveries deliveries,
      ObjectMapper json,
      Boxes boxes,
      BoxClocks clocks,
      Clock clock) {
    return new Journal(
        store,
        pictures,
        new RefusedPushes(store, photos, clock),
        deliveries,
        new Payload(json, boxes),
        clocks,
        clock);
  }

  @Bean
  public RawBodies rawBodies(Store store, EventPictures pictures) {
    return new RawBodies(store, pictures);
  }

  @Bean
  Intake intake(Boxes boxes, EventSettings settings) {
    return new Intake(boxes, settings.events().maxBytes());
  }

  @Bean
  PictureLinks pictureLinks(StoreSettings settings, Clock clock) throws IOException {
    return PictureLinks.of(settings.data().resolve("picture-links.key"), clock);
  }

  @Bean
  Forms forms(
      ObjectMapper json,
      RawBodies raw,
      PicturesOut pictures,
      SendingSettings settings,
      Subscribers subscribers) {
    return new Forms(json, raw, pictures, settings.maxSent(), subscribers);
  }

  @Bean
  PicturesOut picturesOut(
      Store store, EventPictures pictures, PictureLinks links, OwnAddress own, Clock clock) {
    return new PicturesOut(store, pictures, links, own, clock);
  }

  @Bean
  SubscriberTrial subscriberTrial(Store store, Forms forms, SettingsRules rules, Clock clock) {
    return new SubscriberTrial(store, forms, rules, clock);
  }

  @Bean
  Webhook webhook(Clock clock, SendingSettings settings) {
    return new Webhook(clock, settings.answerBytes());
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

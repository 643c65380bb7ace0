package dev.muster.kiosk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.Studio;
import dev.muster.event.Journal;
import dev.muster.recogniser.Recognisers;
import dev.muster.store.Store;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kiosks, and the beans that the routes of {@code routes/kiosk} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KioskSettings.class)
public class KioskWiring {

  @Bean
  RosterFaces rosterFaces(KnownFaces faces, Store store) {
    return new RosterFaces(faces, store);
  }

  @Bean
  Kiosks kiosks(KioskSettings settings, Recognisers recognisers, Boxes boxes, RosterFaces faces) {
    return new Kiosks(settings.kiosks(), recognisers, boxes, faces::areKnownTo);
  }

  @Bean
  KioskPace kioskPace(Clock clock) {
    return new KioskPace(clock);
  }

  @Bean
  KioskEvents kioskEvents(Store store, Journal journal, ObjectMapper json) {
    return new KioskEvents(store, journal, json);
  }

  @Bean
  KioskVisits kioskVisits(
      Kiosks kiosks,
      KioskEvents events,
      Studio studio,
      RosterFaces faces,
      Store store,
      Clock clock) {
    return new KioskVisits(kiosks, events, studio, faces, store, clock);
  }
}

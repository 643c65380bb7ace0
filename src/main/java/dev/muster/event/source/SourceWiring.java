package dev.muster.event.source;

import dev.muster.box.BoxSetup;
import dev.muster.event.EventSettings;
import dev.muster.event.Journal;
import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes {@code watch-live} and {@code catch-up} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
public class SourceWiring {

  @Bean
  CatchUps catchUps(
      Store store,
      Journal journal,
      SourceSettings settings,
      Clock clock,
      StoreSettings storeSettings) {
    return new CatchUps(new Watermarks(store, settings, storeSettings.instance()), journal, clock);
  }

  @Bean
  LiveLines liveLines(
      CatchUps catchUps,
      SourceSettings settings,
      BoxSetup setup,
      Clock clock,
      EventSettings events) {
    return new LiveLines(
        catchUps, settings, box -> hasDevices(setup, box), clock, events.events().maxBytes());
  }

  private static boolean hasDevices(BoxSetup setup, String box) {
    return setup.all().stream()
        .filter(one -> one.box().equals(box) && one.part() == BoxSetup.Part.DEVICE)
        .anyMatch(one -> one.problem().isEmpty());
  }
}

package dev.muster.box;

import dev.muster.call.OwnAddress;
import dev.muster.directory.DirectorySource;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The boxes of the configuration, or the embedded one when there is none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BoxSettings.class, DriftSettings.class})
public class BoxWiring {

  @Bean
  Boxes boxes(
      BoxSettings settings,
      @Value("${muster.facebox.port:5555}") int embeddedPort,
      @Value("${muster.facebox.websocket-port:5679}") int livePort) {
    boolean embedded = settings.boxes().isEmpty();
    return new Boxes(
        embedded ? List.of(BoxSettings.embedded(embeddedPort, livePort)) : settings.boxes(),
        embedded);
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  DirectorySource boxDirectories(Boxes boxes) {
    return () -> boxes.all().stream().map(Box::directory).toList();
  }

  @Bean
  BoxSetup boxSetup(Store store, Clock clock) {
    return new BoxSetup(store, clock);
  }

  @Bean
  Drifts drifts(
      Boxes boxes,
      BoxSetup setup,
      Store store,
      Clock clock,
      OwnAddress own,
      @Lazy Inspector inspector) {
    return new Drifts(boxes, setup, store, new DriftLog(store, clock), own, inspector);
  }
}

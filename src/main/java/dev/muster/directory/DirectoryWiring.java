package dev.muster.directory;

import dev.muster.store.Store;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directories of the configuration, gathered from whoever knows their kinds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CloudSettings.class)
public class DirectoryWiring {

  @Bean
  Directories directories(List<DirectorySource> sources, CloudSettings settings) {
    List<String> kinds =
        sources.stream().flatMap(source -> source.cloudKinds().stream()).sorted().toList();
    for (Cloud cloud : settings.clouds()) {
      if (!kinds.contains(cloud.kind())) {
        throw new IllegalArgumentException(
            "muster.clouds[%s].kind is \"%s\"; allowed are %s"
                .formatted(cloud.name(), cloud.kind(), String.join(", ", kinds)));
      }
    }
    return new Directories(
        sources.stream().flatMap(source -> source.directories().stream()).toList());
  }

  @Bean(destroyMethod = "close")
  CallCounts callCounts(Store store, Clock clock) {
    return new CallCounts(store, clock);
  }

  @Bean
  QuotaStops quotaStops(Store store, Clock clock) {
    return new QuotaStops(store, clock);
  }
}

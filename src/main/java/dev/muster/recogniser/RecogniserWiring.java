package dev.muster.recogniser;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recognisers of the configuration, gathered from whoever knows their kinds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecogniserSettings.class)
public class RecogniserWiring {

  @Bean
  Recognisers recognisers(ObjectProvider<RecogniserSource> sources, RecogniserSettings settings) {
    List<RecogniserSource> all = sources.orderedStream().toList();
    List<String> kinds = all.stream().flatMap(one -> one.serviceKinds().stream()).sorted().toList();
    for (RecogniserService service : settings.recognisers()) {
      if (!kinds.contains(service.kind())) {
        throw new IllegalArgumentException(
            "muster.recognisers[%s].kind is \"%s\"; allowed are %s"
                .formatted(service.name(), service.kind(), String.join(", ", kinds)));
      }
    }
    return new Recognisers(all.stream().flatMap(one -> one.recognisers().stream()).toList());
  }

  @Bean
  SentPictures sentPictures() {
    return new SentPictures(Runtime.getRuntime().availableProcessors());
  }
}

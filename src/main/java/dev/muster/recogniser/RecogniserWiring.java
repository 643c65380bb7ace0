package dev.muster.recogniser;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recognisers of the configuration, gathered from whoever knows their kinds. */
@Configuration(proxyBeanMethods = false)
public class RecogniserWiring {

  @Bean
  Recognisers recognisers(ObjectProvider<RecogniserSource> sources) {
    return new Recognisers(
        sources.orderedStream().flatMap(source -> source.recognisers().stream()).toList());
  }

  @Bean
  SentPictures sentPictures() {
    return new SentPictures(Runtime.getRuntime().availableProcessors());
  }
}

package dev.muster.errand;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers whoever knows directories and recognisers. */
@Configuration(proxyBeanMethods = false)
public class ErrandWiring {

  @Bean
  Errands errands(ObjectProvider<ErrandStart> starts) {
    return new Errands(starts.orderedStream().toList());
  }
}

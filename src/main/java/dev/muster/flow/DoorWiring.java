package dev.muster.flow;

import jakarta.servlet.Filter;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The way from the port to the routes that listen. */
@Configuration(proxyBeanMethods = false)
class DoorWiring {

  /** Before every other filter, as all of these; what a page needs besides, a push does not. */
  @Bean
  FilterRegistrationBean<AskAgain> askAgain(ApplicationAvailability availability, Door door) {
    return first(
        0,
        new AskAgain(
            () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC, door));
  }

  @Bean
  FilterRegistrationBean<FormsAsBytes> formsAsBytes() {
    FilterRegistrationBean<FormsAsBytes> filter = first(2, new FormsAsBytes());
    filter.addUrlPatterns("/events/*");
    return filter;
  }

  @Bean
  FilterRegistrationBean<StraightToRoute> straightToRoute() {
    return first(3, new StraightToRoute());
  }

  private static <F extends Filter> FilterRegistrationBean<F> first(int place, F filter) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    return registration;
  }

  /** Requests run on the threads of the server. */
  @Bean("platform-http-engine")
  PlatformHttpEngine platformHttpEngine(ServerProperties server) {
    int port = Optional.ofNullable(server.getPort()).orElse(8080);
    return new SpringBootPlatformHttpEngine(port, Runnable::run);
  }

  @Bean
  CamelContextConfiguration listening(FilterRegistrationBean<StraightToRoute> filter) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        context
            .getComponent("platform-http", PlatformHttpComponent.class)
            .addPlatformHttpListener(filter.getFilter());
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}

package dev.muster.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the routes folder into the Camel context before it starts, and follows its edits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteWiring {

  @Bean
  RouteFolder routeFolder(RouteSettings settings) {
    return new RouteFolder(settings.folder());
  }

  @Bean
  Door door() {
    return new Door();
  }

  @Bean
  RouteSwap routeSwap(CamelContext context, RouteSettings settings, Door door) {
    return new RouteSwap(context, settings.drain(), door);
  }

  @Bean
  LiveRoutes liveRoutes(
      CamelContext context,
      RouteFolder folder,
      ObjectProvider<Lanes> lanes,
      RouteSwap swap,
      ObjectProvider<Clock> clock) {
    return new LiveRoutes(
        context,
        folder,
        () -> lanes.orderedStream().map(Lanes::lanes).flatMap(List::stream).toList(),
        swap,
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  CamelContextConfiguration routeLoading(
      ObjectProvider<LiveRoutes> routes, RouteFolder folder, RouteSettings settings) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        begin(context, routes.getObject(), folder, settings);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }

  static void begin(
      CamelContext context, LiveRoutes routes, RouteFolder folder, RouteSettings settings) {
    try {
      routes.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    if (settings.reload()) {
      context.addLifecycleStrategy(
          new Following(
              new FolderWatch(
                  "route-watch", folder, settings.quiet(), settings.poll(), routes::reload)));
    }
  }
}

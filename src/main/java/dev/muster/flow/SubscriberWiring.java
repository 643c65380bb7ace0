package dev.muster.flow;

import dev.muster.event.EventSettings;
import dev.muster.event.SubscriberReload;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Follows edits of the subscribers, as often as the routes are looked at. */
@Configuration(proxyBeanMethods = false)
class SubscriberWiring {

  @Bean
  @Lazy
  LiveSubscribers liveSubscribers(
      SubscriberReload reload, ConfiguredLanes lanes, LiveRoutes routes) {
    return new LiveSubscribers(reload, lanes, routes);
  }

  @Bean
  CamelContextConfiguration subscriberReloading(
      ObjectProvider<LiveSubscribers> subscribers, EventSettings events, RouteSettings settings) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        if (events.subscribersReload()) {
          LiveSubscribers live = subscribers.getObject();
          context.addLifecycleStrategy(
              new Following(
                  new FolderWatch(
                      "subscriber-watch", live, settings.quiet(), settings.poll(), live::look)));
        }
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}

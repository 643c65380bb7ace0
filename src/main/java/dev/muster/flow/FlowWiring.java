package dev.muster.flow;

import dev.muster.box.Boxes;
import dev.muster.enrol.Drop;
import dev.muster.enrol.EnrolSettings;
import dev.muster.event.PictureMatch;
import dev.muster.event.Subscribers;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the routes need besides the beans of the features. */
@Configuration(proxyBeanMethods = false)
@Import({CallWiring.class, RouteWiring.class})
public class FlowWiring {

  @Bean
  Lanes configuredLanes(EnrolSettings enrol, Boxes boxes, Subscribers subscribers) {
    return new ConfiguredLanes(enrol, boxes, subscribers);
  }

  /** One filter for each drop, named settled-files-in-&lt;drop&gt;. */
  @Bean
  CamelContextConfiguration settledFiles(EnrolSettings enrol, Clock clock) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        for (Drop drop : enrol.drops()) {
          context
              .getRegistry()
              .bind("settled-files-in-" + drop.name(), new SettledFiles(drop.settle(), clock));
        }
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }

  /** Runs the route match-picture. */
  @Bean
  PictureMatch.Desk matchDesk(ProducerTemplate producer) {
    return match ->
        producer.requestBody("direct:match-picture", match, PictureMatch.class);
  }
}

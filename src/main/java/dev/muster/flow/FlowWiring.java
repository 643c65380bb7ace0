package dev.muster.flow;

import dev.muster.box.Boxes;
import dev.muster.enrol.DropWatch;
import dev.muster.enrol.EnrolSettings;
import dev.muster.event.PictureMatch;
import dev.muster.event.Subscribers;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the routes need besides the beans of the features. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlowSettings.class)
@Import({CallWiring.class, RouteWiring.class})
public class FlowWiring {

  @Bean
  Lanes configuredLanes(EnrolSettings enrol, Boxes boxes, Subscribers subscribers) {
    return new ConfiguredLanes(enrol, boxes, subscribers);
  }

  @Bean
  SettledFiles settledFiles(EnrolSettings enrol, DropWatch watch, Clock clock) {
    return new SettledFiles(enrol.drops(), watch, clock);
  }

  @Bean
  FilterRegistrationBean<FormsAsBytes> formsAsBytes() {
    FilterRegistrationBean<FormsAsBytes> filter = new FilterRegistrationBean<>(new FormsAsBytes());
    filter.addUrlPatterns("/events/*");
    return filter;
  }

  /** Runs the route match-picture. */
  @Bean
  PictureMatch.Desk matchDesk(ProducerTemplate producer) {
    return match -> producer.requestBody("direct:match-picture", match, PictureMatch.class);
  }
}

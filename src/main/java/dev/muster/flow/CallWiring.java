package dev.muster.flow;

import dev.muster.call.Answers;
import dev.muster.call.OwnAddress;
import dev.muster.event.source.LiveLines;
import java.net.http.HttpClient;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleTypeConverter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The HTTP client of all calls to boxes and subscribers. */
@Configuration(proxyBeanMethods = false)
class CallWiring {

  private static final int CONNECTIONS = 512;

  /**
   * The client repeats nothing, follows nothing and remembers no cookie: repeating is the ledger's
   * decision. The defaults would repeat a POST silently on 429 and 503. Comes last: Spring's own
   * customizer writes every default, and among equals the order changes from start to start.
   */
  @Bean
  ComponentCustomizer httpClient(FlowSettings settings) {
    long connect = settings.connectTimeout().toMillis();
    return ComponentCustomizer.builder(HttpComponent.class)
        .withOrder(Ordered.LOWEST)
        .build(
            http -> {
              http.setAutomaticRetriesDisabled(true);
              http.setRedirectHandlingDisabled(true);
              http.setCookieManagementDisabled(true);
              http.setContentCompressionDisabled(true);
              http.setConnectTimeout(connect);
              http.setConnectionRequestTimeout(connect);
              http.setMaxTotalConnections(CONNECTIONS);
              http.setConnectionsPerRoute(CONNECTIONS);
              http.setUserAgent("Muster");
            });
  }

  /**
   * Without it Camel searches all its converters for the HTTP method of every call, and finds none
   * of the quick ones: a tenth of the time of a delivery.
   */
  @Bean
  CamelContextConfiguration methodConverter() {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        context
            .getTypeConverterRegistry()
            .addTypeConverter(
                HttpMethods.class,
                String.class,
                new SimpleTypeConverter(
                    false, (type, exchange, value) -> HttpMethods.valueOf((String) value)));
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }

  @Bean
  Answers answers() {
    return new Answers();
  }

  @Bean
  CallHeaders callHeaders() {
    return new CallHeaders();
  }

  @Bean
  OwnAddress ownAddress(@Value("${muster.public-url:}") String publicUrl, Environment environment) {
    return () ->
        publicUrl.isEmpty()
            ? "http://127.0.0.1:"
                + environment.getProperty(
                    "local.server.port", environment.getProperty("server.port", "8080"))
            : publicUrl.replaceAll("/+$", "");
  }

  /** For the realtime connections only. */
  @Bean("live")
  LiveComponent live(LiveLines lines, FlowSettings settings) {
    return new LiveComponent(
        lines, HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
  }

  @Bean("work")
  WorkComponent work() {
    return new WorkComponent();
  }
}

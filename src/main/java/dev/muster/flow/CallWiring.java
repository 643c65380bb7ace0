package dev.muster.flow;

import dev.muster.call.Answers;
import dev.muster.call.OwnAddress;
import org.apache.camel.Ordered;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
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

  @Bean
  Answers answers() {
    return new Answers();
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

  @Bean("work")
  WorkComponent work() {
    return new WorkComponent();
  }
}

package dev.muster;

import dev.muster.box.BoxWiring;
import dev.muster.console.ConsoleWiring;
import dev.muster.enrol.EnrolWiring;
import dev.muster.event.EventWiring;
import dev.muster.flow.FlowWiring;
import dev.muster.store.StoreWiring;
import dev.muster.vendor.sophon.SophonWiring;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The bridge: everything but the embedded face box, wired together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class,
      JdbcTemplateAutoConfiguration.class,
      JdbcClientAutoConfiguration.class,
      FlywayAutoConfiguration.class
    })
@Import({
  StoreWiring.class,
  BoxWiring.class,
  EnrolWiring.class,
  EventWiring.class,
  SophonWiring.class,
  FlowWiring.class,
  ConsoleWiring.class
})
class Bridge {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}

package dev.muster;

import dev.muster.box.BoxWiring;
import dev.muster.call.OwnAddress;
import dev.muster.console.ConsoleWiring;
import dev.muster.directory.DirectoryWiring;
import dev.muster.enrol.Drop;
import dev.muster.enrol.EnrolSettings;
import dev.muster.enrol.EnrolWiring;
import dev.muster.errand.ErrandWiring;
import dev.muster.event.EventWiring;
import dev.muster.flow.FlowWiring;
import dev.muster.kiosk.KioskWiring;
import dev.muster.recogniser.RecogniserWiring;
import dev.muster.store.StoreWiring;
import dev.muster.sync.SyncWiring;
import dev.muster.sync.apply.ApplyWiring;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The bridge: everything but the embedded face box, wired together. Each vendor wires itself, below
 * {@code dev.muster.vendor}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class,
      JdbcTemplateAutoConfiguration.class,
      JdbcClientAutoConfiguration.class,
      FlywayAutoConfiguration.class
    })
@ComponentScan("dev.muster.vendor")
@Import({
  StoreWiring.class,
  BoxWiring.class,
  DirectoryWiring.class,
  ErrandWiring.class,
  RecogniserWiring.class,
  KioskWiring.class,
  EnrolWiring.class,
  EventWiring.class,
  SyncWiring.class,
  ApplyWiring.class,
  FlowWiring.class,
  ConsoleWiring.class
})
class Bridge {

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  StartRules startRules(ConfigurableApplicationContext context) {
    return new StartRules(context);
  }

  /** Runs before the flows start. */
  @Bean
  SmartInitializingSingleton settingsCheck(
      StartRules rules, ConfigurableApplicationContext context) {
    return () -> rules.check(context.getEnvironment());
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> welcome(OwnAddress own, EnrolSettings settings) {
    return event ->
        LOG.info(
            "Ready. Pages: {}/  Photos go into: {}",
            own.base(),
            settings.drops().stream().map(Drop::folder).toList());
  }
}

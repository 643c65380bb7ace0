package dev.muster.flow;

import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import dev.muster.sync.Timetable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.RAMJobStore;
import org.quartz.utils.DBConnectionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The clock of the syncs. Where one instance has the store for itself it lives in memory; where
 * several share it the times are rows, and each time comes once, to one of them.
 */
@Configuration(proxyBeanMethods = false)
class ClockWiring {

  private static final String JOBS = "org.quartz.jobStore.";
  private static final String SCHEDULER = "org.quartz.scheduler.";
  private static final String POOL = "store";

  /** Longer than routes take to be exchanged for others. */
  private static final Duration RELOAD = Duration.ofSeconds(30);

  @Bean
  ComponentCustomizer quartz(
      Store store, StoreSettings settings, DataSource pool, ObjectProvider<Timetable> timetable) {
    return ComponentCustomizer.builder(QuartzComponent.class)
        .build(quartz -> wire(quartz, store, pool, settings.instance(), of(timetable)));
  }

  /** Without a schedule there is no route that would start the clock, and old times would stay. */
  @Bean
  CamelContextConfiguration clockStart(Store store) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        if (store.shared()) {
          context.getComponent("quartz");
        }
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }

  /** Without a sync there is none. */
  static Timetable of(ObjectProvider<Timetable> timetable) {
    return timetable.getIfAvailable(() -> new Timetable(Map.of()));
  }

  static void wire(
      QuartzComponent quartz, Store store, DataSource pool, String instance, Timetable timetable) {
    quartz.setPrefixInstanceName(false);
    quartz.setEnableJmx(false);
    quartz.setProperties(properties(store.shared(), instance));
    if (store.shared()) {
      DBConnectionManager.getInstance().addConnectionProvider(POOL, new StoreConnections(pool));
      quartz.addScheduleInitTask(new SharedTimes(timetable));
    }
    quartz.addScheduleInitTask(
        scheduler ->
            scheduler
                .getListenerManager()
                .addTriggerListener(new StrangeTimes(timetable, quartz.getCamelContext(), RELOAD)));
  }

  /** A scheduler in memory has a name of its own: Quartz keeps all of a JVM in one list. */
  private static Map<String, String> properties(boolean shared, String instance) {
    Map<String, String> properties = new HashMap<>();
    properties.put(SCHEDULER + "instanceName", shared ? "muster" : "muster-" + UUID.randomUUID());
    properties.put(SCHEDULER + "instanceId", instance);
    properties.put(SCHEDULER + "skipUpdateCheck", "true");
    properties.put(SCHEDULER + "makeSchedulerThreadDaemon", "true");
    properties.put("org.quartz.threadPool.threadCount", "4");
    properties.put("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.put(JOBS + "misfireThreshold", "5000");
    properties.put(JOBS + "class", (shared ? JobStoreTX.class : RAMJobStore.class).getName());
    if (shared) {
      properties.put(JOBS + "driverDelegateClass", PostgreSQLDelegate.class.getName());
      properties.put(JOBS + "dataSource", POOL);
      properties.put(JOBS + "tablePrefix", "qrtz_");
      properties.put(JOBS + "useProperties", "true");
      properties.put(JOBS + "isClustered", "true");
      properties.put(JOBS + "clusterCheckinInterval", "5000");
      properties.put(JOBS + "acquireTriggersWithinLock", "true");
    }
    return properties;
  }
}

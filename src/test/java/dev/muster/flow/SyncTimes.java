package dev.muster.flow;

import dev.muster.store.TestStore;
import dev.muster.sync.Schedule;
import dev.muster.sync.Timetable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;

/** The route of the ticks as it is, with the clock of the program, and a bean that counts. */
final class SyncTimes implements AutoCloseable {

  static final String FILE = "sync/tick-sync.camel.yaml";

  final RunningRoutes routes;
  final List<String> ticks = new CopyOnWriteArrayList<>();
  private final QuartzComponent quartz = new QuartzComponent();

  /** Stands for the bean of the syncs. */
  public static final class Syncs {

    private final List<String> ticks;

    Syncs(List<String> ticks) {
      this.ticks = ticks;
    }

    public void tick(String sync) {
      ticks.add(sync);
    }
  }

  SyncTimes(Path folder, TestStore stored, String instance, Map<String, Schedule> schedules)
      throws IOException {
    routes = new RunningRoutes(Files.createDirectories(folder));
    routes.context.getCamelContextExtension().setName("muster");
    routes.context.getRegistry().bind("syncs", new Syncs(ticks));
    ClockWiring.wire(quartz, stored.store(), stored.pool(), instance, new Timetable(schedules));
    routes.context.addComponent("quartz", quartz);
    routes.write(FILE, text());
    routes.write(
        "policy/unforeseen.camel.yaml",
        Files.readString(Path.of("routes/policy/unforeseen.camel.yaml")));
    schedules.forEach(
        (sync, schedule) -> {
          Lane lane = ConfiguredLanes.tick(sync, schedule);
          routes.lane(lane.template(), lane.routeId(), lane.parameters());
        });
    routes.start();
  }

  static String text() throws IOException {
    return Files.readString(Path.of("routes").resolve(FILE));
  }

  Scheduler scheduler() {
    return quartz.getScheduler();
  }

  @Override
  public void close() {
    routes.close();
  }
}

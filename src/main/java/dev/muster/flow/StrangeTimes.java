package dev.muster.flow;

import dev.muster.sync.Timetable;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a time back until its route runs, which may be on its way from one edit to the next; Camel
 * would make an endpoint of its own for it, and lose the schedule with that. A time that came to an
 * instance which does not have the sync is let go.
 */
final class StrangeTimes extends TriggerListenerSupport {

  private static final Logger LOG = LoggerFactory.getLogger(StrangeTimes.class);
  private static final long LOOK_MILLIS = 50;

  private final Timetable timetable;
  private final CamelContext context;
  private final Duration patience;

  StrangeTimes(Timetable timetable, CamelContext context, Duration patience) {
    this.timetable = timetable;
    this.context = context;
    this.patience = patience;
  }

  @Override
  public String getName() {
    return "strange-times";
  }

  @Override
  public boolean vetoJobExecution(Trigger trigger, JobExecutionContext time) {
    boolean known = timetable.schedules().containsKey(trigger.getKey().getName());
    long end = System.nanoTime() + (known ? patience.toNanos() : 0);
    while (!hasRoute(trigger.getKey())) {
      if (System.nanoTime() > end || !paused()) {
        LOG.warn(
            "The sync {} was due here, where no route ticks for it, and was let go; give every instance the same muster.syncs and routes",
            trigger.getKey().getName());
        return true;
      }
    }
    return false;
  }

  private boolean hasRoute(TriggerKey key) {
    return context.getRoutes().stream()
        .anyMatch(
            route ->
                route.getEndpoint() instanceof QuartzEndpoint quartz
                    && quartz.getTriggerKey().equals(key)
                    && context.getRouteController().getRouteStatus(route.getRouteId()).isStarted());
  }

  private static boolean paused() {
    try {
      Thread.sleep(LOOK_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

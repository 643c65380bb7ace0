package dev.muster.flow;

import dev.muster.sync.Schedule;
import dev.muster.sync.Timetable;
import java.util.TimeZone;
import org.apache.camel.component.quartz.SchedulerInitTask;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the times that are kept in the database in step with the configuration, each time an
 * instance starts: Camel neither takes out a sync that has left the configuration, nor sees that
 * more than the expression has changed. The instance that started last is right.
 */
record SharedTimes(Timetable timetable) implements SchedulerInitTask {

  private static final Logger LOG = LoggerFactory.getLogger(SharedTimes.class);

  /** The group of the triggers and jobs of the syncs; the route template names it, too. */
  static final String GROUP = "syncs";

  @Override
  public void initializeTask(Scheduler scheduler) throws SchedulerException {
    for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
      Schedule wanted = timetable.schedules().get(job.getName());
      if (wanted == null) {
        scheduler.deleteJob(job);
        LOG.info("The sync {} has no schedule any more.", job.getName());
      } else {
        follow(scheduler, new TriggerKey(job.getName(), GROUP), wanted);
      }
    }
  }

  private static void follow(Scheduler scheduler, TriggerKey key, Schedule wanted)
      throws SchedulerException {
    if (scheduler.getTrigger(key) instanceof CronTrigger known && !fits(known, wanted)) {
      scheduler.rescheduleJob(
          key,
          TriggerBuilder.newTrigger()
              .withIdentity(key)
              .forJob(known.getJobKey())
              .withSchedule(times(wanted))
              .build());
      LOG.info("The sync {} has another schedule: {}", key.getName(), wanted);
    }
  }

  private static CronScheduleBuilder times(Schedule wanted) {
    CronScheduleBuilder times =
        CronScheduleBuilder.cronSchedule(wanted.cron())
            .inTimeZone(TimeZone.getTimeZone(wanted.zoneId()));
    return switch (wanted.misfire()) {
      case ONCE -> times.withMisfireHandlingInstructionFireAndProceed();
      case SKIP -> times.withMisfireHandlingInstructionDoNothing();
    };
  }

  private static boolean fits(CronTrigger known, Schedule wanted) {
    return known.getCronExpression().equals(wanted.cron())
        && known.getTimeZone().getID().equals(wanted.zoneId())
        && known.getMisfireInstruction() == wanted.misfire().instruction();
  }
}

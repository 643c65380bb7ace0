package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.store.Database;
import dev.muster.store.TestStore;
import dev.muster.sync.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The times of syncs on the real route, in memory and in the database. */
class SyncTimesTest {

  private static final Schedule EVERY_SECOND = Schedule.of("hr", "* * * * * ?", "+08:00", "skip");
  private static final Schedule NIGHTLY =
      Schedule.of("hr", "0 30 2 * * ?", "Asia/Shanghai", "once");

  @TempDir Path folder;

  private SyncTimes open(TestStore stored, Map<String, Schedule> schedules) throws Exception {
    return new SyncTimes(folder.resolve("routes"), stored, "one", schedules);
  }

  @Test
  void aSyncTicksAtItsTimesAlsoAfterAnEditOfTheRoute() throws Exception {
    try (TestStore stored = Database.SQLITE.open(folder);
        SyncTimes times = open(stored, Map.of("hr", EVERY_SECOND, "night", NIGHTLY))) {
      await().until(() -> times.ticks.size() >= 2);
      times.routes.write(SyncTimes.FILE, SyncTimes.text().replace("each of its", "all its"));
      times.routes.live.reload();
      assertThat(times.routes.live.problems()).isEmpty();
      Instant since = Instant.now();
      times.ticks.clear();
      await().until(() -> times.ticks.size() >= 3);
      assertThat(Duration.between(since, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
      assertThat(times.ticks).containsOnly("hr");
      assertThat(times.scheduler().getJobKeys(GroupMatcher.anyGroup()))
          .containsExactlyInAnyOrder(new JobKey("hr", "syncs"), new JobKey("night", "syncs"));
    }
  }

  @Test
  void theDatabaseKeepsTheTimesAndFollowsTheConfiguration() throws Exception {
    try (TestStore stored = Database.POSTGRES.open(folder)) {
      try (SyncTimes times = open(stored, Map.of("hr", EVERY_SECOND, "old", NIGHTLY))) {
        await().until(() -> times.ticks.size() >= 2);
        assertThat(times.ticks).containsOnly("hr");
      }
      assertThat(stored.text("SELECT trigger_name FROM qrtz_triggers ORDER BY 1"))
          .isEqualTo("hr, old");
      Schedule elsewhere = Schedule.of("hr", "0 30 2 * * ?", "America/New_York", "skip");
      try (SyncTimes times = open(stored, Map.of("hr", elsewhere))) {
        CronTrigger trigger =
            (CronTrigger) times.scheduler().getTrigger(new TriggerKey("hr", "syncs"));
        assertThat(trigger.getCronExpression()).isEqualTo("0 30 2 * * ?");
        assertThat(trigger.getTimeZone().getID()).isEqualTo("America/New_York");
        assertThat(trigger.getMisfireInstruction())
            .isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING);
        assertThat(trigger.getNextFireTime())
            .isEqualTo(Date.from(elsewhere.next(Instant.now()).orElseThrow()));
      }
      try (SyncTimes times = open(stored, Map.of("hr", NIGHTLY))) {
        assertThat(
                ((CronTrigger) times.scheduler().getTrigger(new TriggerKey("hr", "syncs")))
                    .getTimeZone()
                    .getID())
            .isEqualTo("Asia/Shanghai");
      }
      assertThat(stored.text("SELECT trigger_name FROM qrtz_triggers")).isEqualTo("hr");
      try (SyncTimes times = open(stored, Map.of())) {
        assertThat(times.scheduler().getJobKeys(GroupMatcher.anyGroup())).isEmpty();
      }
    }
  }

  @Test
  void aTimeThatNobodyWasThereForIsMadeUpForOnceOrLetGo() throws Exception {
    try (TestStore stored = Database.POSTGRES.open(folder)) {
      Map<String, Schedule> schedules =
          Map.of(
              "made-up", NIGHTLY, "let-go", Schedule.of("let-go", "0 30 2 * * ?", "UTC", "skip"));
      open(stored, schedules).close();
      long threeDays = Duration.ofDays(3).toMillis();
      stored
          .store()
          .write(
              db ->
                  db.sql("UPDATE qrtz_triggers SET next_fire_time = next_fire_time - ?")
                      .param(threeDays)
                      .update());
      try (SyncTimes times = open(stored, schedules)) {
        await()
            .until(
                () ->
                    times
                        .scheduler()
                        .getTrigger(new TriggerKey("let-go", "syncs"))
                        .getNextFireTime()
                        .after(new Date()));
        await().until(() -> !times.ticks.isEmpty());
        await().during(Duration.ofSeconds(2)).until(() -> times.ticks.size() == 1);
        assertThat(times.ticks).containsExactly("made-up");
      }
    }
  }

  @Test
  void aSyncOfAnotherInstanceIsLetGoHereAndStaysThere() throws Exception {
    try (TestStore stored = Database.POSTGRES.open(folder);
        SyncTimes times = open(stored, Map.of("hr", NIGHTLY))) {
      TriggerKey theirs = new TriggerKey("theirs", "syncs");
      times
          .scheduler()
          .scheduleJob(
              org.quartz.JobBuilder.newJob(org.apache.camel.component.quartz.CamelJob.class)
                  .withIdentity("theirs", "syncs")
                  .build(),
              org.quartz.TriggerBuilder.newTrigger()
                  .withIdentity(theirs)
                  .withSchedule(org.quartz.CronScheduleBuilder.cronSchedule("* * * * * ?"))
                  .build());
      await().until(() -> times.scheduler().getTrigger(theirs).getPreviousFireTime() != null);
      assertThat(times.scheduler().getTriggerState(theirs))
          .isNotEqualTo(org.quartz.Trigger.TriggerState.ERROR);
      assertThat(times.ticks).isEmpty();
      assertThat(times.routes.context.getEndpoints())
          .noneMatch(endpoint -> endpoint.getEndpointUri().contains("theirs"));
    }
  }
}

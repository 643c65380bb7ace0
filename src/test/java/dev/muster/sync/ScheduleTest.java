package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant NOON_IN_SHANGHAI = Instant.parse("2026-11-22T04:00:00Z");

  private static Schedule nightly() {
    return Schedule.of("hr", "0 30 2 * * ?", "Asia/Shanghai", "once");
  }

  @Test
  void itsTimesAreThoseOfItsZone() {
    assertThat(nightly().previous(NOON_IN_SHANGHAI))
        .contains(Instant.parse("2026-11-21T18:30:00Z"));
    assertThat(nightly().next(NOON_IN_SHANGHAI)).contains(Instant.parse("2026-11-22T18:30:00Z"));
  }

  @Test
  void aDistanceIsAZoneThatQuartzUnderstands() {
    Schedule schedule = Schedule.of("hr", "0 30 2 * * ?", "+08:00", "skip");
    assertThat(schedule.zoneId()).isEqualTo("GMT+08:00");
    assertThat(schedule.next(NOON_IN_SHANGHAI)).contains(Instant.parse("2026-11-22T18:30:00Z"));
  }

  @Test
  void theTimeItselfIsItsOwnPreviousTimeAndNotItsNext() {
    Instant time = Instant.parse("2026-11-22T18:30:00Z");
    assertThat(nightly().previous(time)).contains(time);
    assertThat(nightly().previous(time.minusMillis(1))).contains(time.minusSeconds(86_400));
    assertThat(nightly().next(time)).contains(time.plusSeconds(86_400));
  }

  @Test
  void whatHasNoTimeAnyMoreHasAPreviousOneAndNoNext() {
    Schedule past = Schedule.of("hr", "0 0 0 1 1 ? 2020", "UTC", "once");
    assertThat(past.next(NOON_IN_SHANGHAI)).isEmpty();
    assertThat(past.previous(NOON_IN_SHANGHAI)).contains(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(Schedule.of("hr", "0 0 0 1 1 ? 2090", "UTC", "once").previous(NOON_IN_SHANGHAI))
        .isEmpty();
  }

  @Test
  void noTimeLiesBetweenThePreviousOneAndTheMoment() {
    Random random = new Random(7);
    for (String cron :
        new String[] {
          "0/7 * 9-17 ? * MON-FRI", "0 0 2 29 2 ?", "0 15 3 L * ?", "30 59 23 ? * 6#3"
        }) {
      Schedule schedule = Schedule.of("hr", cron, "Europe/Berlin", "once");
      for (int n = 0; n < 200; n++) {
        Instant moment = NOON_IN_SHANGHAI.plusSeconds(random.nextInt(400_000_000));
        Instant previous = schedule.previous(moment).orElseThrow();
        assertThat(previous).isBeforeOrEqualTo(moment);
        assertThat(schedule.next(previous).orElseThrow()).isAfter(moment);
        assertThat(schedule.next(previous.minusSeconds(1))).contains(previous);
      }
    }
  }

  @Test
  void whatIsNoScheduleStopsTheStartWithOneSentence() {
    assertThatThrownBy(() -> Schedule.of("hr", "every night", "UTC", "once"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("muster.syncs[hr].schedule is \"EVERY NIGHT\", which is no Quartz")
        .hasMessageEndingWith("such as \"0 30 2 * * ?\" for 02:30 every night");
    assertThatThrownBy(() -> Schedule.of("hr", "0 0 2 * * ?".repeat(1000), "UTC", "once"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    assertThatThrownBy(() -> Schedule.of("hr", "0 30 2 * * ?", "Asia/Shangai", "once"))
        .hasMessage(
            "muster.syncs[hr].zone is \"Asia/Shangai\"; allowed are names such as Asia/Shanghai, and distances such as +08:00");
    assertThatThrownBy(() -> Schedule.of("hr", "0 30 2 * * ?", "UTC", "twice"))
        .hasMessage("muster.syncs[hr].misfire is \"twice\"; allowed are once and skip");
  }
}

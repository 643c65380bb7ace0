package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Journal;
import dev.muster.event.Push;
import dev.muster.event.Via;
import dev.muster.store.Store;
import dev.muster.store.TestClock;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What Prometheus reads, by the names that the documents tell. */
@SpringBootTest(classes = {ConsoleKit.class, MetricsTest.Time.class})
class MetricsTest {

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
    settings.add("muster.syncs[0].name", () -> "hr");
    settings.add("muster.syncs[0].source.kind", () -> "file");
    settings.add("muster.syncs[0].source.path", () -> "staff.csv");
    settings.add("muster.syncs[0].targets[0]", () -> "roster");
    settings.add("muster.syncs[0].overdue", () -> "26h");
  }

  static class Time {
    @Bean
    @Primary
    TestClock testClock() {
      return new TestClock();
    }
  }

  @Autowired private List<MeterBinder> binders;
  @Autowired private Journal journal;
  @Autowired private Store store;
  @Autowired private TestClock clock;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private Seeds seeds;

  @BeforeEach
  void bind() {
    seeds = new Seeds(store);
    seeds.clear();
    clock.pass(Duration.ofSeconds(30));
    binders.forEach(binder -> binder.bindTo(registry));
  }

  @Test
  void everyFigureOfAnEventsWayIsThere() {
    assertThat(names())
        .contains(
            "muster_intake_total{fate=\"stored\",via=\"push\"}",
            "muster_intake_total{fate=\"repeated\",via=\"push\"}",
            "muster_intake_total{fate=\"refused\",via=\"push\"}",
            "muster_events",
            "muster_deliveries{state=\"delivered\",subscriber=\"sample-receiver\"}",
            "muster_deliveries{state=\"pending\",subscriber=\"sample-receiver\"}",
            "muster_deliveries{state=\"blocked\",subscriber=\"sample-receiver\"}",
            "muster_delivery_failures_total{subscriber=\"sample-receiver\"}",
            "muster_oldest_undelivered_age_seconds{subscriber=\"sample-receiver\"}",
            "muster_box_clock_ahead_seconds{box=\"box-1\"}",
            "muster_box_quiet{box=\"box-1\"}",
            "muster_box_silence_seconds{box=\"box-1\"}",
            "muster_box_watched{box=\"box-1\"}",
            "muster_box_drift{box=\"box-1\"}");
  }

  @Test
  void aBoxIsQuietWhenNothingHasComeForADayAndNoLongerWhenSomethingComes() {
    String box = "{box=\"box-1\"}";
    journal.store(push());
    assertThat(value("muster_box_quiet" + box)).isZero();
    clock.pass(Duration.ofHours(25));
    assertThat(value("muster_box_quiet" + box)).isEqualTo(1);
    assertThat(value("muster_box_silence_seconds" + box)).isEqualTo(25 * 3600);
    journal.store(push());
    assertThat(value("muster_box_quiet" + box)).isZero();
  }

  @Test
  void aTryThatFailedIsCountedOnceAndForItsSubscriber() {
    String failures = "muster_delivery_failures_total{subscriber=\"sample-receiver\"}";
    double before = value(failures);
    long event = seeds.event("e1", "7", "Ada", null);
    failed(seeds.delivery(event, "sample-receiver", DeliveryState.PENDING, 1), 2);
    failed(seeds.delivery(event, "somebody-else", DeliveryState.BLOCKED, 1), 1);
    clock.pass(Duration.ofSeconds(2));
    assertThat(value(failures)).isEqualTo(before + 2);
    clock.pass(Duration.ofSeconds(2));
    assertThat(value(failures)).as("at the next look").isEqualTo(before + 2);
  }

  @Test
  void whatWaitsAndForHowLongIsToldOfEachSubscriber() {
    long event = seeds.event("e1", "7", "Ada", null);
    seeds.delivery(event, "sample-receiver", DeliveryState.PENDING, 1);
    seeds.sql("UPDATE match_event SET received_at = ?", clock.millis() - 90_000);
    clock.pass(Duration.ofSeconds(30));
    String subscriber = "subscriber=\"sample-receiver\"}";
    assertThat(value("muster_deliveries{state=\"pending\"," + subscriber)).isEqualTo(1);
    assertThat(value("muster_oldest_undelivered_age_seconds{" + subscriber)).isEqualTo(120);
  }

  @Test
  void failedTriesAreFoundBehindTheLastOneThatWasCountedAndNotByReadingThemAll() {
    List<String> plan =
        store.read(
            db ->
                db.sql("EXPLAIN QUERY PLAN " + FailedTries.LOOK.replace("?", "1"))
                    .query((row, n) -> row.getString("detail"))
                    .list());
    assertThat(plan).contains("SEARCH attempt USING INTEGER PRIMARY KEY (rowid>?)");
    assertThat(plan).noneMatch(step -> step.matches("SCAN (d|delivery|attempt).*"));
  }

  @Test
  void aRunIsCountedInEachStateThatItComesIntoAndItsPlanByChange() {
    String done = "muster_sync_runs_total{state=\"done\",sync=\"hr\"}";
    String planned = "muster_sync_runs_total{state=\"planned\",sync=\"hr\"}";
    double before = value(done);
    double plansBefore = value(planned);
    long run = seeds.run("hr", "PLANNED");
    seeds.item(run, "roster", "REMOVE", "7", "Ada", null, null);
    seeds.part(run, "roster", "");
    clock.pass(Duration.ofSeconds(30));
    assertThat(value(planned)).isEqualTo(plansBefore + 1);
    assertThat(value("muster_sync_items{change=\"remove\",sync=\"hr\"}")).isEqualTo(1);
    assertThat(value("muster_sync_items{change=\"add\",sync=\"hr\"}")).isZero();

    seeds.sql("UPDATE sync_run SET state = 'DONE' WHERE id = ?", run);
    clock.pass(Duration.ofSeconds(30));
    assertThat(value(done)).isEqualTo(before + 1);
    clock.pass(Duration.ofSeconds(30));
    assertThat(value(done)).as("at the next look").isEqualTo(before + 1);
    assertThat(value(planned)).isEqualTo(plansBefore + 1);
  }

  @Test
  void aSyncIsOverdueWhenItsLastGoodRunIsTooLongAgo() {
    long run = seeds.run("hr", "DONE");
    seeds.sql("UPDATE sync_run SET finished_at = ? WHERE id = ?", clock.millis(), run);
    clock.pass(Duration.ofHours(25));
    assertThat(value("muster_sync_overdue{sync=\"hr\"}")).isZero();
    assertThat(value("muster_sync_last_good_seconds{sync=\"hr\"}")).isEqualTo(25 * 3600);
    clock.pass(Duration.ofHours(2));
    assertThat(value("muster_sync_overdue{sync=\"hr\"}")).isEqualTo(1);
    seeds.hint("hr", "E7", "7", "NAME", "Ada");
    clock.pass(Duration.ofSeconds(30));
    assertThat(value("muster_sync_hints")).isEqualTo(1);
  }

  private void failed(long delivery, int times) {
    for (int n = 0; n < times; n++) {
      seeds.sql(
          "INSERT INTO attempt (delivery, at, status, millis, words) VALUES (?, 1, 503, 1, 'x')",
          delivery);
    }
  }

  private static Push push() {
    return Push.of("box-1", Via.PUSH, new byte[] {'[', ']'}).read(List.of());
  }

  private List<String> names() {
    return lines().map(line -> line.substring(0, line.lastIndexOf(' '))).toList();
  }

  private double value(String name) {
    return lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not told"));
  }

  private Stream<String> lines() {
    return registry.scrape().lines().filter(line -> !line.startsWith("#"));
  }
}

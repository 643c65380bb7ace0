package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCountsTest {

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private TestStore stored;
  private CallCounts counts;

  @BeforeEach
  void open() throws Exception {
    stored = Database.SQLITE.open(folder);
    counts = new CallCounts(stored.store(), clock);
  }

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void callsAreCountedByInterfaceAndOutliveTheProgram() {
    counts.count("baidu-1", "search");
    counts.count("baidu-1", "search");
    counts.count("baidu-1", "detect");
    counts.count("baidu-2", "search");
    assertThat(counts.figures("baidu-1").today()).isEqualTo(Map.of("search", 2L, "detect", 1L));
    counts.write();
    counts.write();
    counts.count("baidu-1", "search");
    counts.close();
    CallCounts next = new CallCounts(stored.store(), clock);
    next.count("baidu-1", "search");
    assertThat(next.figures("baidu-1").today()).isEqualTo(Map.of("search", 4L, "detect", 1L));
    assertThat(next.figures("baidu-1").ofMonth()).isEqualTo(5);
    assertThat(next.figures("baidu-2").ofToday()).isEqualTo(1);
    assertThat(next.sinceStart("baidu-1", "search")).isEqualTo(1);
  }

  @Test
  void aDayBeginsAtMidnightInBeijing() {
    Instant midnight = CallCounts.endOfDay(clock.instant());
    assertThat(midnight.toString()).endsWith("T16:00:00Z");
    clock.pass(Duration.between(clock.instant(), midnight).minusSeconds(1));
    counts.count("baidu-1", "search");
    counts.write();
    clock.pass(Duration.ofSeconds(1));
    assertThat(counts.figures("baidu-1").ofToday()).isZero();
    counts.count("baidu-1", "search");
    assertThat(counts.figures("baidu-1").ofToday()).isEqualTo(1);
    clock.pass(Duration.ofDays(40));
    assertThat(counts.figures("baidu-1").ofMonth()).isZero();
  }

  @Test
  void whatCannotBeWrittenIsWrittenLater() {
    counts.count("baidu-1", "search");
    stored.beganWhileAway(
        () -> assertThatThrownBy(counts::write).isInstanceOf(RuntimeException.class));
    assertThat(counts.figures("baidu-1").ofToday()).isEqualTo(1);
    counts.write();
    assertThat(stored.text("SELECT calls FROM directory_call")).isEqualTo("1");
  }

  @Test
  void eachInterfaceIsToldOnce() {
    counts.count("baidu-1", "search");
    List<String> told = new ArrayList<>();
    counts.follow((directory, operation) -> told.add(directory + " " + operation));
    counts.count("baidu-1", "search");
    counts.count("baidu-1", "detect");
    assertThat(told).containsExactly("baidu-1 search", "baidu-1 detect");
  }

  @Test
  void aStopHoldsOverARestartUntilItsEnd() {
    QuotaStops stops = new QuotaStops(stored.store(), clock);
    Instant until = clock.instant().plusSeconds(60);
    stops.stop(new QuotaStops.Stop("baidu-1", "search", until, "17 limit"));
    stops.stop(new QuotaStops.Stop("baidu-1", "search", until.plusSeconds(60), "19 limit"));
    QuotaStops next = new QuotaStops(stored.store(), clock);
    assertThat(next.of("baidu-1")).extracting(QuotaStops.Stop::why).containsExactly("19 limit");
    assertThat(next.find("baidu-1", "detect")).isEmpty();
    clock.pass(Duration.ofSeconds(119));
    assertThat(next.find("baidu-1", "search")).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(next.find("baidu-1", "search")).isEmpty();
    assertThat(next.of("baidu-1")).isEmpty();
  }
}

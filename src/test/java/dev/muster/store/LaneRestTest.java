package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box that does not answer holds its lane back, a little longer each time. */
class LaneRestTest {

  private final TestClock clock = new TestClock();
  private TestStore stored;

  @BeforeEach
  void open(@TempDir Path folder) {
    stored = Database.SQLITE.open(folder);
  }

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void aLaneIsOpenUntilTheFirstTrouble() {
    assertThat(isPaused()).isFalse();
    assertThat(trouble()).isEqualTo(Duration.ofSeconds(1));
    assertThat(isPaused()).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(isPaused()).isFalse();
  }

  @Test
  void everyFurtherTroubleDoublesTheRestUpToHalfAMinute() {
    long[] seconds = {1, 2, 4, 8, 16, 30, 30};
    for (long expected : seconds) {
      Duration rest = trouble();
      assertThat(rest).isEqualTo(Duration.ofSeconds(expected));
      clock.pass(rest);
    }
  }

  @Test
  void callsThatFailTogetherAreOneTrouble() {
    trouble();
    for (int others = 0; others < 15; others++) {
      assertThat(trouble()).isEqualTo(Duration.ofSeconds(1));
    }
    clock.pass(Duration.ofSeconds(1));
    assertThat(trouble()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void oneAnswerOpensTheLaneAndForgetsTheTroubles() {
    trouble();
    clock.pass(Duration.ofSeconds(1));
    trouble();
    stored
        .store()
        .write(
            db -> {
              LaneRest.answered(db, "box-1", clock.millis());
              return 0;
            });
    assertThat(isPaused()).isFalse();
    assertThat(trouble()).isEqualTo(Duration.ofSeconds(1));
  }

  private Duration trouble() {
    long until =
        stored.store().write(db -> LaneRest.trouble(db, "box-1", "refused", clock.millis()));
    return Duration.ofMillis(until - clock.millis());
  }

  private boolean isPaused() {
    return stored.store().read(db -> LaneRest.pausedUntil(db, "box-1", clock.millis()).isPresent());
  }
}

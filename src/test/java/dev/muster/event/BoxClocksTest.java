package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.Box;
import dev.muster.box.Boxes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock of a box, told by its events. */
class BoxClocksTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final BoxClocks clocks =
      new BoxClocks(
          new Boxes(
              List.of(
                  new Box(
                      "gate",
                      URI.create("http://127.0.0.1:1"),
                      "v1",
                      List.of(),
                      4,
                      Duration.ofSeconds(1),
                      "percent"))));

  @Test
  void nothingIsSaidBeforeTheFirstEvent() {
    assertThat(clocks.of("gate")).isEmpty();
    clocks.arrived("nobody", NOON, NOON);
    assertThat(clocks.of("nobody")).isEmpty();
  }

  @Test
  void theQuickestEventTellsTheSkew() {
    arrives(0, -40);
    arrives(10, -3);
    arrives(20, -200);
    assertThat(skew()).isEqualTo(new BoxClocks.Skew(Duration.ofSeconds(-3), false));
  }

  @Test
  void aClockThatIsAheadIsAnAlarmAtOnceAndUntilItIsSetRight() {
    arrives(0, 180);
    assertThat(skew()).isEqualTo(new BoxClocks.Skew(Duration.ofSeconds(180), true));
    for (int n = 1; n <= 64; n++) {
      arrives(n, -1);
    }
    assertThat(skew().alarm()).isFalse();
  }

  @Test
  void aBacklogIsNoSlowClockButTenMinutesOfItAre() {
    for (int n = 0; n < 30; n++) {
      arrives(n, -7200);
    }
    assertThat(skew().alarm()).isFalse();
    arrives(600, -7200);
    assertThat(skew().alarm()).isTrue();
    assertThat(skew().zone()).contains(Duration.ofHours(-2));
    arrives(601, -2);
    assertThat(skew().alarm()).isFalse();
  }

  @Test
  void onlyWholeHalfHoursLookLikeATimeZone() {
    arrives(0, 8 * 3600 - 4);
    assertThat(skew().zone()).contains(Duration.ofHours(8));
    arrives(1, 8 * 3600 + 700);
    assertThat(skew().zone()).isEmpty();
  }

  private void arrives(int second, int ahead) {
    Instant received = NOON.plusSeconds(second);
    clocks.arrived("gate", received.plusSeconds(ahead), received);
  }

  private BoxClocks.Skew skew() {
    return clocks.of("gate").orElseThrow();
  }
}

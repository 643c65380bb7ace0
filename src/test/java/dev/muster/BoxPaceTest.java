package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code boxes[].rate}: a box that is in use by day is not flooded. */
class BoxPaceTest {

  @Test
  void noMoreThanSoManyPeopleInASecondArePlaced() {
    try (ScriptedBox box = new ScriptedBox()) {
      RunningBridge bridge = RunningBridge.on(box.url(), "--muster.boxes[0].rate=2");
      try {
        for (int i = 1; i <= 10; i++) {
          bridge.drop("%04d.jpg".formatted(i), new Color(i * 20, 0, 0));
        }
        await()
            .atMost(30, TimeUnit.SECONDS)
            .until(
                () ->
                    bridge.text("SELECT count(*) FROM history WHERE what = 'PLACED'").equals("10"));
        long[] times =
            Arrays.stream(bridge.text("SELECT at FROM history WHERE what = 'PLACED'").split(", "))
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
        assertThat(times[9] - times[0])
            .as("five seconds' worth, the first at once")
            .isGreaterThan(3500);
        assertThat(box.count("POST /SophonFogSys/api/users")).isEqualTo(10);
      } finally {
        bridge.close();
      }
    }
  }
}

package dev.muster.facebox.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlotsTest {

  @Test
  @DisplayName(
      "at most so many registrations are at work at once, each for at least the service time")
  void bounded() throws Exception {
    Slots slots = new Slots(2, Duration.ofMillis(30));
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    long start = System.nanoTime();
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            threads.submit(
                () ->
                    slots.occupy(
                        () -> {
                          most.accumulateAndGet(working.incrementAndGet(), Math::max);
                          return working.decrementAndGet();
                        })));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(most.get()).isLessThanOrEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  @DisplayName("a registration that is refused gives its slot back")
  void refused() {
    Slots slots = new Slots(1, Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      try {
        slots.occupy(
            () -> {
              throw new Refusal(BoxError.NO_FACE);
            });
      } catch (Refusal expected) {
        assertThat(expected.error()).isEqualTo(BoxError.NO_FACE);
      }
    }
    assertThat(slots.<String>occupy(() -> "free")).isEqualTo("free");
  }
}

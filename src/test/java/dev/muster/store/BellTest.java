package dev.muster.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BellTest {

  private static final long LONG = SECONDS.toMillis(60);
  private final Bell bell = new Bell();

  @Test
  void aRingBeforeTheWaitWakesTheNextWaiter() throws InterruptedException {
    bell.ring("box-1");
    bell.ring("box-1");
    bell.await("box-1", LONG);
  }

  @Test
  void aRingWakesOnlyItsOwnLane() throws InterruptedException {
    AtomicInteger woken = new AtomicInteger();
    Thread other = waiter("box-2", woken);
    Thread mine = waiter("box-1", woken);
    bell.ring("box-1");
    mine.join();
    assertThat(woken).hasValue(1);
    bell.ring("box-2");
    other.join();
  }

  private Thread waiter(String lane, AtomicInteger woken) {
    Thread waiter =
        new Thread(
            () -> {
              try {
                bell.await(lane, LONG);
                woken.incrementAndGet();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiter.start();
    await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    return waiter;
  }
}

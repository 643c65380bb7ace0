package dev.muster.facebox.library;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes registrations as slow as those of a real box: at most so many at once, each for at least
 * the service time; the others wait in the order of their arrival.
 */
public final class Slots {

  private final Semaphore slots;
  private final long serviceNanos;

  /**
   * @param slots 0 for no limit
   */
  public Slots(int slots, Duration serviceTime) {
    this.slots = new Semaphore(slots == 0 ? Integer.MAX_VALUE : slots, true);
    this.serviceNanos = serviceTime.toNanos();
  }

  public <T> T occupy(Supplier<T> registration) {
    try {
      slots.acquire();
      try {
        return timed(registration);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a slot", e);
    }
  }

  private <T> T timed(Supplier<T> registration) throws InterruptedException {
    long until = System.nanoTime() + serviceNanos;
    try {
      return registration.get();
    } finally {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, until - System.nanoTime()));
    }
  }
}

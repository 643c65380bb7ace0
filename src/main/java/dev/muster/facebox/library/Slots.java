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

  /** More than requests can be at work. */
  private static final int NO_LIMIT = 1_000_000;

  private final Adjustable slots;
  private volatile long serviceNanos;

  /**
   * @param slots 0 for no limit
   */
  public Slots(int slots, Duration serviceTime) {
    this.slots = new Adjustable(permits(slots));
    this.serviceNanos = serviceTime.toNanos();
  }

  /**
   * From now on. Nobody at work is stopped: with fewer slots, those above the number end first.
   *
   * @param number 0 for no limit
   */
  public void adjust(int number, Duration serviceTime) {
    serviceNanos = serviceTime.toNanos();
    slots.resize(permits(number));
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

  private static int permits(int number) {
    return number == 0 ? NO_LIMIT : number;
  }

  private static final class Adjustable extends Semaphore {

    private static final long serialVersionUID = 1;

    private int size;

    Adjustable(int size) {
      super(size, true);
      this.size = size;
    }

    synchronized void resize(int wanted) {
      if (wanted > size) {
        release(wanted - size);
      } else {
        reducePermits(size - wanted);
      }
      size = wanted;
    }
  }
}

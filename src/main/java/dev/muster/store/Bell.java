package dev.muster.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes a lane that waits for work. Only a hint: a lane also looks by itself from time to time, so
 * that a lost ring costs a moment and never work.
 */
public final class Bell {

  private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

  /** Wakes whoever waits on the lane, or the next who will. */
  public void ring(String lane) {
    Semaphore rung = lane(lane);
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Waits for a ring, at most the given time. */
  public void await(String lane, long millis) throws InterruptedException {
    Semaphore rung = lane(lane);
    if (rung.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }

  private Semaphore lane(String lane) {
    return lanes.computeIfAbsent(lane, name -> new Semaphore(0));
  }
}

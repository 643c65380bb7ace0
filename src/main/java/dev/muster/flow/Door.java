package dev.muster.flow;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Through which requests reach the routes that listen. It is closed while such routes are
 * exchanged, so that nobody is told that their address does not exist.
 */
final class Door {

  private static final int ALL = Integer.MAX_VALUE;

  private final Semaphore inside = new Semaphore(ALL);
  private final AtomicInteger closed = new AtomicInteger();

  /** Whether a request may come in; one that may must {@link #leave} when it is answered. */
  boolean enter() {
    if (closed.get() > 0 || !inside.tryAcquire()) {
      return false;
    }
    if (closed.get() > 0) {
      inside.release();
      return false;
    }
    return true;
  }

  void leave() {
    inside.release();
  }

  /** Lets nobody in until {@link #open}, and waits for those inside, but no longer than that. */
  void close(Duration patience) throws InterruptedException {
    closed.incrementAndGet();
    if (inside.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      inside.release(ALL);
    }
  }

  void open() {
    closed.decrementAndGet();
  }
}

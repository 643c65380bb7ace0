package dev.muster.e2e;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that repeat their piece of work until they are closed; a lost connection is no news. */
final class Workers implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean closing;

  void add(int count, Runnable work) {
    for (int i = 0; i < count; i++) {
      threads.submit(() -> repeat(work));
    }
  }

  /**
   * Lets the pieces under way end.
   *
   * @throws AssertionError when a piece failed with anything but a lost connection
   */
  @Override
  public void close() {
    closing = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the workers do not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      throw new AssertionError("a worker failed", failure.get());
    }
  }

  private void repeat(Runnable work) {
    while (!closing) {
      try {
        work.run();
      } catch (UncheckedIOException down) {
        // the box was killed under this call: whether it was done is not known, the next one tells
        Thread.onSpinWait();
      } catch (RuntimeException | AssertionError e) {
        failure.compareAndSet(null, e);
        return;
      }
    }
  }
}

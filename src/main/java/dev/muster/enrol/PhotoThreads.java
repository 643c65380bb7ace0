package dev.muster.enrol;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that look at photos, for all drops together. When all are busy and enough photos
 * wait, whoever brings the next one looks at it, and takes up no other meanwhile.
 */
final class PhotoThreads {

  private PhotoThreads() {}

  static ExecutorService of(EnrolSettings.Photo settings) {
    Runtime program = Runtime.getRuntime();
    int threads =
        settings.threads() > 0
            ? settings.threads()
            : fitting(program.availableProcessors(), program.maxMemory(), settings.maxBytes());
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(settings.waiting()),
        work -> new Thread(work, "photo-" + number.incrementAndGet()),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** One for each processor, as long as their files fit into a third of the memory. */
  static int fitting(int processors, long memory, int maxBytes) {
    return (int) Math.max(1, Math.min(processors, memory / 3 / maxBytes));
  }
}

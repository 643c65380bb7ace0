package dev.muster.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a transform compute for so long and no longer, in a thread beside the lane.
 *
 * <p>Nothing can end a computation from outside: one that is given up goes on by itself until it
 * ends. So few of them may be left behind; then the transform is not computed any more until one
 * has come to its end.
 */
final class TimeBox {

  static final Duration USUAL = Duration.ofSeconds(10);

  /** So many computations of one transform may be left behind. */
  static final int LEFT_OF_ONE = 2;

  /** When so many are left behind in all, one that has never ended yet is not begun. */
  private static final int LEFT_OF_ALL = 8;

  private static final AtomicInteger LEFT = new AtomicInteger();
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(TimeBox::thread);

  /** What may break, but with words. */
  interface Work {
    JsonNode compute() throws Unusable;
  }

  private final String name;
  private final Duration most;
  private final AtomicInteger left = new AtomicInteger();
  private volatile boolean proven;

  /**
   * @param name what computes, for the words
   * @param most how long it may take
   */
  TimeBox(String name, Duration most) {
    this.name = name;
    this.most = most;
  }

  /**
   * @throws Unusable when it breaks, takes too long, or did so before and is not over yet
   */
  JsonNode run(Work work) throws Unusable {
    if (left.get() >= LEFT_OF_ONE || !proven && LEFT.get() >= LEFT_OF_ALL) {
      throw new Unusable(
          "%s is not computed now: %d computations that took more than %s are still going on; mend the file, or restart"
              .formatted(name, proven ? left.get() : LEFT.get(), words(most)));
    }
    Run run = new Run(work);
    Future<JsonNode> result = THREADS.submit(run::go);
    try {
      return result.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      run.leave();
      throw new Unusable(name + " computes for more than " + words(most) + " and is given up");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Unusable unusable) {
        throw unusable;
      }
      throw new Unusable(name + " broke: " + e.getCause());
    } catch (InterruptedException e) {
      run.leave();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while " + name + " was computing", e);
    }
  }

  private static String words(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "transform");
    thread.setDaemon(true);
    return thread;
  }

  /** One computation, which its lane may leave behind. */
  private final class Run {

    private final Work work;
    private boolean over;
    private boolean isLeft;

    Run(Work work) {
      this.work = work;
    }

    JsonNode go() throws Unusable {
      try {
        return work.compute();
      } finally {
        end();
      }
    }

    synchronized void leave() {
      if (!over) {
        isLeft = true;
        left.incrementAndGet();
        LEFT.incrementAndGet();
      }
    }

    private synchronized void end() {
      over = true;
      proven = true;
      if (isLeft) {
        left.decrementAndGet();
        LEFT.decrementAndGet();
      }
    }
  }
}

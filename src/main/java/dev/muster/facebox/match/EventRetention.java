package dev.muster.facebox.match;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the number of events bounded, in the background: the oldest go with their pictures, but
 * never one that a receiver of the upload has still to get.
 */
public final class EventRetention implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);
  private static final int STEP = 200;

  private final EventRemoval removal;
  private final int most;
  private final LongSupplier sentTo;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "facebox-retention");
            made.setDaemon(true);
            return made;
          });

  /**
   * @param most events that are kept
   * @param sentTo number of the last event that everybody who is to get it has
   */
  public EventRetention(EventRemoval removal, int most, LongSupplier sentTo) {
    this.removal = removal;
    this.most = most;
    this.sentTo = sentTo;
  }

  public void start(Duration every) {
    thread.scheduleWithFixedDelay(
        this::prune, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the step at work. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("The pruning of events has not stopped after 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void prune() {
    try {
      int gone = 0;
      int step = -1;
      while (step != 0 && !thread.isShutdown()) {
        step = removal.prune(most, beforeUnsent(), STEP);
        gone += step;
      }
      if (gone > 0) {
        LOG.info("Deleted the {} oldest events: muster.facebox.events keeps {}", gone, most);
      }
    } catch (RuntimeException e) {
      // an exception that leaves here would silently end the schedule
      LOG.error("Deleting the oldest events; trying again later", e);
    }
  }

  private long beforeUnsent() {
    long sent = sentTo.getAsLong();
    return sent == Long.MAX_VALUE ? sent : sent + 1;
  }
}

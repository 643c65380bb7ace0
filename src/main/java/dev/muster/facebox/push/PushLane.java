package dev.muster.facebox.push;

import dev.muster.facebox.fault.PushQuirks;
import dev.muster.facebox.match.BoxEvent;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads events to one receiver, on its own thread, so that a dead receiver holds up no other.
 * Every period it posts at most {@value #ROUND} events, oldest first, one a request. Anything but a
 * 200 ends the round, and the next one begins with the same event: at least once, in order ({@code
 * contracts/sophon.md §6.2, §12.5}).
 */
final class PushLane implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PushLane.class);
  private static final int ROUND = 100;

  private final String url;
  private final PushSource source;
  private final ScheduledExecutorService thread;
  private volatile PushPlan plan;
  private @Nullable ScheduledFuture<?> rounds;
  private boolean failing;

  PushLane(String url, PushSource source, PushPlan plan) {
    this.url = url;
    this.source = source;
    this.plan = plan;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "facebox-push");
              made.setDaemon(true);
              return made;
            });
    schedule();
  }

  /** Goes on by this plan from the next round; one under way is finished. */
  void follow(PushPlan changed) {
    boolean paced = changed.period() == plan.period();
    plan = changed;
    if (!paced && rounds != null) {
      rounds.cancel(false);
      schedule();
    }
  }

  /** Gives up the request under way; its event is sent again by the next lane for this receiver. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("The upload to {} has not stopped after 10 s", url);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void schedule() {
    int period = plan.period();
    rounds = thread.scheduleAtFixedRate(this::round, period, period, TimeUnit.SECONDS);
  }

  private void round() {
    try {
      PushPlan now = plan;
      PushQuirks quirks = source.quirks().get();
      List<BoxEvent> events = source.events().after(source.targets().cursor(url), ROUND);
      for (int at = 0; at < events.size(); ) {
        Parcel parcel =
            Parcel.pack(events.subList(at, events.size()), source.payload(), now, quirks);
        if (!taken(parcel)) {
          return;
        }
        source.targets().advance(url, parcel.last().seq());
        at += parcel.events();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // an exception that leaves here would silently end the schedule
      if (!thread.isShutdown()) {
        LOG.error("Uploading events to {}; trying again in {} s", url, plan.period(), e);
      }
    }
  }

  /** Sends what is ordered to come twice again; that it was taken once is what counts. */
  private boolean taken(Parcel parcel) throws InterruptedException {
    boolean taken = judged(parcel.last(), post(parcel));
    if (taken && parcel.twice()) {
      post(parcel);
    }
    return taken;
  }

  private Poster.Answer post(Parcel parcel) throws InterruptedException {
    return source.poster().post(url, parcel.body(), source.timeout());
  }

  /** Logs the first failure and the recovery, not every try. */
  private boolean judged(BoxEvent event, Poster.Answer answer) {
    if (!answer.taken() && !failing) {
      LOG.warn(
          "Uploading event {} to {}: {}; trying again every {} s",
          event.id(),
          url,
          answer.words(),
          plan.period());
    } else if (answer.taken() && failing) {
      LOG.info("{} takes events again, from event {}", url, event.id());
    }
    failing = !answer.taken();
    source.targets().answered(url, answer.words(), answer.taken());
    return answer.taken();
  }
}

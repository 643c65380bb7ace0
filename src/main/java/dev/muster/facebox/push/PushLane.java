package dev.muster.facebox.push;

import dev.muster.facebox.fault.PushQuirks;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.Events;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
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
  private final Source source;
  private final HttpClient client;
  private final Duration timeout;
  private final ScheduledExecutorService thread;
  private boolean failing;

  /** Where a lane's events come from and how far it has come. */
  record Source(
      Events events,
      PushTargets targets,
      GenerationB form,
      PushPlan plan,
      Supplier<PushQuirks> quirks) {}

  PushLane(String url, Source source, HttpClient client, Duration timeout) {
    this.url = url;
    this.source = source;
    this.client = client;
    this.timeout = timeout;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "facebox-push");
              made.setDaemon(true);
              return made;
            });
  }

  void start() {
    int period = source.plan().period();
    thread.scheduleAtFixedRate(this::round, period, period, TimeUnit.SECONDS);
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

  private void round() {
    try {
      PushQuirks quirks = source.quirks().get();
      List<BoxEvent> events = source.events().after(source.targets().cursor(url), ROUND);
      for (int at = 0; at < events.size(); ) {
        Parcel parcel = Parcel.pack(events.subList(at, events.size()), source, quirks);
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
      LOG.error("Uploading events to {}; trying again in {} s", url, source.plan().period(), e);
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

  private String post(Parcel parcel) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body()))
            .build();
    // the request's own timeout ends with the headers; this one covers the answer's body as well
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return "HTTP " + answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException e) {
      return "no answer within " + timeout;
    } catch (ExecutionException e) {
      return reason(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /** Logs the first failure and the recovery, not every try. */
  private boolean judged(BoxEvent event, String answer) {
    boolean taken = answer.equals("HTTP 200");
    if (!taken && !failing) {
      LOG.warn(
          "Uploading event {} to {}: {}; trying again every {} s",
          event.id(),
          url,
          answer,
          source.plan().period());
    } else if (taken && failing) {
      LOG.info("{} takes events again, from event {}", url, event.id());
    }
    failing = !taken;
    source.targets().answered(url, answer, taken);
    return taken;
  }

  private static String reason(Throwable failure) {
    return failure instanceof IOException && failure.getMessage() != null
        ? failure.getMessage()
        : failure.toString();
  }
}

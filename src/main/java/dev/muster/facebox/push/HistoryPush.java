package dev.muster.facebox.push;

import dev.muster.facebox.fault.PushQuirks;
import dev.muster.facebox.match.Events;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Uploads the recorded events to all configured receivers, from start to close. */
public final class HistoryPush implements AutoCloseable {

  private final Events events;
  private final PushTargets targets;
  private final GenerationB form;
  private final Duration timeout;
  private final Supplier<PushQuirks> quirks;
  private final HttpClient client;
  private final List<PushLane> lanes = new ArrayList<>();

  /**
   * @param quirks what the upload is told to do wrong at present
   */
  public HistoryPush(
      Events events,
      PushTargets targets,
      GenerationB form,
      Duration timeout,
      Supplier<PushQuirks> quirks) {
    this.events = events;
    this.targets = targets;
    this.form = form;
    this.timeout = timeout;
    this.quirks = quirks;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  public synchronized void start() {
    PushPlan plan = targets.plan();
    for (String url : plan.urls()) {
      PushLane lane =
          new PushLane(
              url, new PushLane.Source(events, targets, form, plan, quirks), client, timeout);
      lanes.add(lane);
      lane.start();
    }
  }

  /** Follows a new plan from now on and after every restart. */
  public synchronized void configure(PushPlan plan) {
    close();
    targets.configure(plan);
    start();
  }

  public PushPlan plan() {
    return targets.plan();
  }

  @Override
  public synchronized void close() {
    lanes.forEach(PushLane::close);
    lanes.clear();
  }
}

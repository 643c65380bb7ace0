package dev.muster.facebox.push;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Uploads the recorded events to all configured receivers, from start to close, and follows the
 * configuration: a receiver that stays configured goes on undisturbed when another comes or goes.
 */
public final class HistoryPush implements AutoCloseable {

  private final PushSource source;
  private final Configuration configuration;
  private final PushSettings settings;
  private final Map<String, PushLane> lanes = new LinkedHashMap<>();
  private boolean closed;

  public HistoryPush(PushSource source, Configuration configuration, PushSettings settings) {
    this.source = source;
    this.configuration = configuration;
    this.settings = settings;
  }

  public void start() {
    OldPlan.move(source.targets(), configuration);
    configuration.follow(this::changed);
    follow(plan());
  }

  public PushPlan plan() {
    return PushPlan.of(configuration, settings);
  }

  private void changed(Set<Setting> settingsChanged) {
    if (PushPlan.dependsOn(settingsChanged)) {
      follow(plan());
    }
  }

  private synchronized void follow(PushPlan plan) {
    if (closed) {
      return;
    }
    source.targets().follow(plan.urls());
    for (String gone : List.copyOf(lanes.keySet())) {
      if (!plan.urls().contains(gone)) {
        lanes.remove(gone).close();
      }
    }
    lanes.values().forEach(lane -> lane.follow(plan));
    for (String url : plan.urls()) {
      lanes.computeIfAbsent(url, fresh -> new PushLane(fresh, source, plan));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    lanes.values().forEach(PushLane::close);
    lanes.clear();
  }
}

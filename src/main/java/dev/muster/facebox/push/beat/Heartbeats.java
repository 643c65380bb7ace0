package dev.muster.facebox.push.beat;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.push.Poster;
import dev.muster.facebox.push.PushForm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Sends the status pushes ({@code contracts/sophon.md §6.7}) as the configuration says: each to
 * each address on a schedule of its own, the first at once. One that is still under way when the
 * next is due lets it fall out; none is repeated.
 */
public final class Heartbeats implements AutoCloseable {

  private final Configuration configuration;
  private final Poster poster;
  private final Duration timeout;
  private final List<Kind> kinds;
  private final Map<Receiver, Beat> beats = new LinkedHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "facebox-heartbeats");
            made.setDaemon(true);
            return made;
          });

  private record Kind(Beat.Push push, Setting urls, Setting seconds, Optional<Setting> form) {}

  private record Receiver(String push, String url) {}

  public Heartbeats(Reports reports, Configuration configuration, Poster poster, Duration timeout) {
    this.configuration = configuration;
    this.poster = poster;
    this.timeout = timeout;
    this.kinds =
        List.of(
            new Kind(
                new Beat.Push("box status", reports::boxStatus),
                Setting.MONITOR_URLS,
                Setting.MONITOR_SECONDS,
                Optional.of(Setting.MONITOR_FORM)),
            new Kind(
                new Beat.Push("device list", reports::deviceList),
                Setting.HEARTBEAT_URLS,
                Setting.HEARTBEAT_SECONDS,
                Optional.empty()),
            new Kind(
                new Beat.Push("device status", reports::deviceStatus),
                Setting.DEVICE_STATUS_URLS,
                Setting.DEVICE_STATUS_SECONDS,
                Optional.empty()),
            new Kind(
                new Beat.Push("system status", reports::systemStatus),
                Setting.SYSTEM_URLS,
                Setting.SYSTEM_SECONDS,
                Optional.empty()));
  }

  public void start() {
    configuration.follow(this::changed);
    kinds.forEach(this::follow);
  }

  private void changed(Set<Setting> settings) {
    for (Kind kind : kinds) {
      if (settings.contains(kind.urls())
          || settings.contains(kind.seconds())
          || kind.form().filter(settings::contains).isPresent()) {
        follow(kind);
      }
    }
  }

  private synchronized void follow(Kind kind) {
    if (thread.isShutdown()) {
      return;
    }
    String name = kind.push().name();
    List<String> urls = Urls.split(configuration.text(kind.urls()));
    int seconds = configuration.whole(kind.seconds());
    PushForm form = kind.form().map(configuration::text).map(PushForm::named).orElse(PushForm.JSON);
    for (Receiver known : List.copyOf(beats.keySet())) {
      if (known.push().equals(name) && !beats.get(known).keeps(urls, seconds, form)) {
        beats.remove(known).close();
      }
    }
    for (String url : urls) {
      beats.computeIfAbsent(
          new Receiver(name, url),
          fresh ->
              new Beat(kind.push(), new Beat.Target(url, seconds, form, timeout), poster, thread));
    }
  }

  @Override
  public synchronized void close() {
    thread.shutdownNow();
    beats.clear();
  }
}

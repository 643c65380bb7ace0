package dev.muster.facebox;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.fault.Faults;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.push.HistoryPush;
import dev.muster.facebox.push.Payload;
import dev.muster.facebox.push.PictureTexts;
import dev.muster.facebox.push.Poster;
import dev.muster.facebox.push.PushSource;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.push.beat.Heartbeats;
import dev.muster.facebox.push.beat.Reports;
import dev.muster.facebox.push.live.EventServers;
import dev.muster.facebox.push.live.LiveEvent;
import dev.muster.facebox.push.live.LiveServer;
import dev.muster.facebox.store.Pictures;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Everything that the box sends of its own accord. */
final class Outgoing implements AutoCloseable {

  private final BoxSettings settings;
  private final Configuration configuration;
  private final Events events;
  private final Poster poster;
  private final HistoryPush history;
  private final LiveServer live;
  private final EventServers eventServers;
  private @Nullable Heartbeats heartbeats;

  Outgoing(
      BoxSettings settings,
      Configuration configuration,
      Events events,
      PushTargets targets,
      Pictures kept,
      Faults faults) {
    this.settings = settings;
    this.configuration = configuration;
    this.events = events;
    this.poster = new Poster(settings.pushTimeout());
    PictureTexts pictures = new PictureTexts(kept);
    this.history =
        new HistoryPush(
            new PushSource(
                events,
                targets,
                new Payload(pictures, events::template),
                poster,
                settings.pushTimeout(),
                faults::push),
            configuration,
            settings.push());
    LiveEvent event = new LiveEvent(pictures, events::template, configuration);
    boolean absent = settings.push().absent();
    this.live = new LiveServer(event, absent);
    this.eventServers = new EventServers(event, configuration, absent);
  }

  /**
   * @throws IllegalArgumentException when the port of the WebSocket is taken and the box is alone
   */
  void start(Path data) {
    live.start(
        new LiveServer.Place(
            settings.address(),
            settings.websocketPort(),
            settings.alone(),
            data.resolve("websocket")));
    events.follow(live::accept);
    events.follow(eventServers::accept);
    eventServers.start();
    history.start();
  }

  void startHeartbeats(Reports reports) {
    heartbeats = new Heartbeats(reports, configuration, poster, settings.pushTimeout());
    heartbeats.start();
  }

  int websocketPort() {
    return live.port();
  }

  @Override
  public void close() {
    history.close();
    eventServers.close();
    if (heartbeats != null) {
      heartbeats.close();
    }
    live.close();
  }
}

package dev.muster.facebox.push.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.push.PictureChoice;
import dev.muster.facebox.push.Poster;
import dev.muster.facebox.push.PushForm;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The old realtime push over HTTP ({@code contracts/sophon.md §6.6.4}): each event to each address
 * in the order of the list, half a second for each, never repeated. What more than {@value
 * #WAITING} events behind is lost.
 */
public final class EventServers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventServers.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int WAITING = 100;

  private final LiveEvent events;
  private final Configuration configuration;
  private final boolean absent;
  private final Poster poster = new Poster(PATIENCE);
  private final BlockingQueue<BoxEvent> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Thread sender = new Thread(this::send, "facebox-event-servers");
  private final Set<String> failing = new HashSet<>();
  private volatile boolean losing;

  /**
   * @param absent whether a picture that is not sent has no key, instead of being {@code ""}
   */
  public EventServers(LiveEvent events, Configuration configuration, boolean absent) {
    this.events = events;
    this.configuration = configuration;
    this.absent = absent;
  }

  public void start() {
    sender.setDaemon(true);
    sender.start();
  }

  /** Never waits. */
  public void accept(BoxEvent event) {
    boolean wanted =
        !configuration.text(Setting.REALTIME_URLS).isEmpty()
            && (event.type() != BoxEvent.STRANGER || configuration.on(Setting.REALTIME_STRANGERS));
    if (wanted && !waiting.offer(event)) {
      if (!losing) {
        LOG.warn("The event servers take events too slowly; realtime events are lost");
      }
      losing = true;
    }
  }

  private void send() {
    try {
      while (true) {
        BoxEvent event = waiting.take();
        losing = losing && !waiting.isEmpty();
        for (String url : Urls.split(configuration.text(Setting.REALTIME_URLS))) {
          send(url, event);
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String url, BoxEvent event) throws InterruptedException {
    try {
      PushForm form = PushForm.named(configuration.text(Setting.REALTIME_FORM));
      Poster.Answer answer = poster.post(url, form, body(event), PATIENCE);
      if (!answer.taken() && failing.add(url)) {
        LOG.warn("Realtime event {} to {}: {}; it is lost", event.id(), url, answer.words());
      } else if (answer.taken() && failing.remove(url)) {
        LOG.info("{} takes realtime events again, from event {}", url, event.id());
      }
    } catch (RuntimeException e) {
      // an exception that leaves here would silently end the thread
      LOG.error("Sending realtime event {} to {}; it is lost", event.id(), url, e);
    }
  }

  private ObjectNode body(BoxEvent event) {
    return events.v1(
        event,
        new PictureChoice(
            configuration.on(Setting.REALTIME_REGISTERED),
            configuration.on(Setting.REALTIME_SPOT),
            configuration.on(Setting.REALTIME_FACE),
            false,
            absent));
  }

  @Override
  public void close() {
    sender.interrupt();
    try {
      sender.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.muster.facebox.push.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.config.Setting.Api;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.push.PictureChoice;
import jakarta.websocket.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The realtime WebSocket ({@code contracts/sophon.md §6.6.1}). A listener gets nothing until it has
 * sent a configuration frame, then every event of the devices that the frame names, strangers
 * included. An event is sent once and not repeated; who is not connected misses it.
 *
 * <p>A frame that is no configuration ends the connection with 1008 and a reason, a binary frame
 * with 1003, one of more than 256 KB with 1009; one connection above {@value #MOST} is refused with
 * 1013.
 */
public final class LiveServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);
  private static final int MOST = 32;

  private final LiveEvent events;
  private final boolean absent;
  private final Map<String, LiveConnection> connections = new ConcurrentHashMap<>();
  private @Nullable LiveTomcat tomcat;

  /**
   * @param absent whether a picture that is not sent has no key, instead of being {@code ""}
   */
  public LiveServer(LiveEvent events, boolean absent) {
    this.events = events;
    this.absent = absent;
  }

  /**
   * Where listeners are heard.
   *
   * @param address of this machine, empty for all
   * @param port 0 for any free one, -1 for none
   * @param must whether a port that is taken is a failure; otherwise it is logged, and there is no
   *     realtime push
   * @param work a directory of its own
   */
  public record Place(String address, int port, boolean must, Path work) {}

  /**
   * @throws IllegalArgumentException when the port is taken and must be had
   */
  public void start(Place place) {
    if (place.port() < 0) {
      return;
    }
    try {
      tomcat = LiveTomcat.start(place, () -> new LiveListener(this));
    } catch (IllegalArgumentException taken) {
      if (place.must()) {
        throw taken;
      }
      LOG.warn("{}; the box runs without realtime events", taken.getMessage());
    }
  }

  /** The port that listeners connect to, -1 for none. */
  public int port() {
    return tomcat == null ? -1 : tomcat.port();
  }

  /** Hands an event to all who wish it; never waits. */
  public void accept(BoxEvent event) {
    connections.values().forEach(connection -> connection.offer(event));
  }

  /** False when there are too many already. */
  synchronized boolean join(Session session) {
    if (connections.size() >= MOST) {
      return false;
    }
    connections.put(session.getId(), new LiveConnection(session, this::frame));
    return true;
  }

  void configure(Session session, String frame) {
    LiveConnection connection = connections.get(session.getId());
    if (connection != null) {
      connection.configure(frame);
    }
  }

  void leave(Session session) {
    LiveConnection gone = connections.remove(session.getId());
    if (gone != null) {
      gone.ended();
    }
  }

  private JsonNode frame(BoxEvent event, LiveWish wish) {
    PictureChoice choice =
        new PictureChoice(wish.registered(), wish.face(), wish.face(), false, absent);
    return wish.api() == Api.V1 ? events.v1(event, choice) : events.v2(event, choice);
  }

  @Override
  public void close() {
    if (tomcat != null) {
      tomcat.close();
    }
    connections.values().forEach(LiveConnection::ended);
    connections.clear();
  }
}

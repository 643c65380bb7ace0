package dev.muster.facebox.push.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.wire.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener. Its events wait in a short queue for its own thread; a listener that lets the queue
 * fill up, or a frame wait too long, is dropped, so that it costs the others nothing.
 */
final class LiveConnection {

  private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);

  /** Events that may wait for one listener; their pictures are read only when it is their turn. */
  static final int MOST_WAITING = 100;

  private final Session session;
  private final LiveFrames frames;
  private final BlockingQueue<BoxEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread sender = new Thread(this::send, "facebox-live");
  private volatile @Nullable LiveWish wish;
  private volatile boolean slow;

  /** Writes an event as a listener wishes it. */
  interface LiveFrames {
    JsonNode frame(BoxEvent event, LiveWish wish);
  }

  LiveConnection(Session session, LiveFrames frames) {
    this.session = session;
    this.frames = frames;
    sender.setDaemon(true);
    sender.start();
  }

  /** Takes a configuration frame; a later one replaces it. */
  void configure(String frame) {
    try {
      wish = LiveWish.read(frame);
    } catch (IllegalArgumentException e) {
      close(CloseCodes.VIOLATED_POLICY, String.valueOf(e.getMessage()));
    }
  }

  /** Never waits. */
  void offer(BoxEvent event) {
    LiveWish wanted = wish;
    if (wanted != null && wanted.devices().contains(event.deviceId()) && !waiting.offer(event)) {
      slow = true;
    }
  }

  /** Says why, as far as the other side still listens. */
  void close(CloseCode code, String why) {
    try {
      session.close(new CloseReason(code, why));
    } catch (IOException e) {
      LOG.debug("Closing the connection of a listener", e);
    }
  }

  /** Ends the thread; the session is closed already. */
  void ended() {
    sender.interrupt();
  }

  private void send() {
    try {
      while (!slow) {
        BoxEvent event = waiting.take();
        LiveWish wanted = wish;
        if (wanted != null && wanted.devices().contains(event.deviceId())) {
          session.getBasicRemote().sendText(Json.text(frames.frame(event, wanted)));
        }
      }
      LOG.warn("A listener on the WebSocket reads too slowly and is dropped");
      close(CloseCodes.VIOLATED_POLICY, "more than " + MOST_WAITING + " events waited");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.debug("A listener on the WebSocket is gone", e);
      close(CloseCodes.UNEXPECTED_CONDITION, "the event could not be sent");
    }
  }
}

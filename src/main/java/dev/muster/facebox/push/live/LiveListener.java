package dev.muster.facebox.push.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket connection as the container sees it. */
final class LiveListener extends Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
  private static final int LARGEST_FRAME = 256 * 1024;

  /** How long a listener may take to read one frame, in milliseconds, as Tomcat calls it. */
  private static final String PATIENCE = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

  private final LiveServer server;

  LiveListener(LiveServer server) {
    this.server = server;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(LARGEST_FRAME);
    session.getUserProperties().put(PATIENCE, 10_000L);
    if (!server.join(session)) {
      close(session, CloseCodes.TRY_AGAIN_LATER, "too many listeners");
      return;
    }
    session.addMessageHandler(
        new MessageHandler.Whole<String>() {
          @Override
          public void onMessage(String frame) {
            server.configure(session, frame);
          }
        });
    session.addMessageHandler(
        new MessageHandler.Whole<ByteBuffer>() {
          @Override
          public void onMessage(ByteBuffer frame) {
            close(session, CloseCodes.CANNOT_ACCEPT, "send a text frame");
          }
        });
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    server.leave(session);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    LOG.debug("A listener on the WebSocket failed", failure);
  }

  private static void close(Session session, CloseCode code, String why) {
    try {
      session.close(new CloseReason(code, why));
    } catch (IOException e) {
      LOG.debug("Closing the connection of a listener", e);
    }
  }
}

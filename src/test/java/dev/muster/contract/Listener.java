package dev.muster.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of the realtime WebSocket (§6.6.1). */
final class Listener implements WebSocket.Listener, AutoCloseable {

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  Listener(URI address) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .buildAsync(address, this)
            .join();
  }

  /** Sends the configuration frame, or anything else. */
  Listener say(Object frame) {
    socket.sendText(frame.toString(), true).join();
    return this;
  }

  List<JsonNode> heard() {
    return heard;
  }

  List<JsonNode> await(int count) {
    Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> heard.size() >= count);
    return heard;
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(Json.read(part.toString()));
      part.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package dev.muster.facebox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer's WebSocket client. */
final class Listener implements WebSocket.Listener, AutoCloseable {

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final StringBuilder frame = new StringBuilder();
  private volatile boolean reading = true;
  private volatile int closed;
  private volatile String reason = "";
  private WebSocket socket;

  static Listener to(int port) {
    Listener listener = new Listener();
    listener.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port), listener)
            .join();
    return listener;
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  WebSocket socket() {
    return socket;
  }

  List<JsonNode> heard() {
    return heard;
  }

  /** The code that the other side closed with, 1006 when it just went, 0 while it is open. */
  int closed() {
    return closed;
  }

  String reason() {
    return reason;
  }

  void stopReading() {
    reading = false;
  }

  void readOn() {
    reading = true;
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    frame.append(part);
    if (last) {
      try {
        heard.add(new ObjectMapper().readTree(frame.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      frame.setLength(0);
    }
    if (reading) {
      from.request(1);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String why) {
    reason = why;
    closed = code;
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed = 1006;
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a box's history push, but refuses every seventh event at first. */
final class PushReceiver implements AutoCloseable {

  private static final int REFUSED = 7;

  private final HttpServer server;
  private final Set<Long> times = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  PushReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/event_recieve";
  }

  /** Times of the events that were taken, in milliseconds since 1970. */
  Set<Long> times() {
    return times;
  }

  /** How many events were taken, those that came twice counted twice. */
  int taken() {
    return taken.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode event = new ObjectMapper().readTree(exchange.getRequestBody());
      boolean refused = requests.incrementAndGet() % REFUSED == 0;
      if (!refused) {
        times.add(event.path("timestamp").asLong());
        taken.incrementAndGet();
      }
      exchange.sendResponseHeaders(refused ? 503 : 200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

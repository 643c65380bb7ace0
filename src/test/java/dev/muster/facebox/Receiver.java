package dev.muster.facebox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer's server that takes pushed events, or refuses them. */
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final List<JsonNode> refused = new CopyOnWriteArrayList<>();
  private final List<String> contentTypes = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/event_recieve";
  }

  public void answer(int status) {
    answer = status;
  }

  public List<JsonNode> taken() {
    return taken;
  }

  public List<String> ids() {
    return taken.stream().map(event -> event.path("identity_id").asText()).toList();
  }

  public List<JsonNode> refused() {
    return refused;
  }

  public List<String> contentTypes() {
    return contentTypes;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode event =
        type.startsWith("multipart/")
            ? TextNode.valueOf(new String(body, StandardCharsets.UTF_8))
            : new ObjectMapper().readTree(body);
    contentTypes.add(type);
    (answer == 200 ? taken : refused).add(event);
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.muster.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** A customer's server: keeps what the box posts, and answers as it is told. */
final class Receiver implements AutoCloseable {

  /** One POST of the box, in the order of arrival; {@code answered} is what it was told. */
  record Post(String path, String contentType, byte[] body, int answered, long nanos) {

    JsonNode json() {
      return Json.read(body);
    }
  }

  private final HttpServer server;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private volatile IntUnaryOperator answer = nth -> 200;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "receiver");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/event_recieve";
  }

  void answer(int status) {
    answer = nth -> status;
  }

  /** The status by the number of the POST, from 0. */
  void answer(IntUnaryOperator byNumber) {
    answer = byNumber;
  }

  List<Post> posts() {
    return posts;
  }

  /** Bodies that were answered with 200. */
  List<JsonNode> taken() {
    return posts.stream().filter(post -> post.answered() == 200).map(Post::json).toList();
  }

  List<JsonNode> refused() {
    return posts.stream().filter(post -> post.answered() != 200).map(Post::json).toList();
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    long nanos = System.nanoTime();
    int status = answer.applyAsInt(posts.size());
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    posts.add(
        new Post(
            exchange.getRequestURI().getPath(), type == null ? "" : type, body, status, nanos));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.muster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server on the loopback address that notes every call and answers as it is told, else
 * as its subclass does.
 */
abstract class ScriptedServer implements AutoCloseable {

  /** A call that arrived. */
  record Seen(String method, String path, com.sun.net.httpserver.Headers headers, String body) {

    String line() {
      return method + " " + path;
    }
  }

  /** What is done with a call instead of answering it as usual. */
  interface Reply {

    void send(HttpExchange exchange) throws IOException;

    static Reply of(int status, String body) {
      return exchange -> answer(exchange, status, body);
    }

    /** Promises more than it sends, then drops the connection. */
    static Reply halfOf(String body) {
      return exchange -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length * 2L);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        exchange.close();
      };
    }

    /** Drops the connection without a word. */
    static Reply none() {
      return HttpExchange::close;
    }
  }

  private record Scripted(String start, Reply reply) {}

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> calls = new CopyOnWriteArrayList<>();
  private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  ScriptedServer() {
    server = listen(0);
  }

  private HttpServer listen(int port) {
    try {
      HttpServer fresh = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      fresh.setExecutor(threads);
      fresh.createContext("/", this::serve);
      fresh.start();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next call whose line begins like this, once. */
  void next(String start, Reply reply) {
    script.add(new Scripted(start, reply));
  }

  List<Seen> seen() {
    return List.copyOf(calls);
  }

  /** The calls so far, as method and path. */
  List<String> calls() {
    return calls.stream().map(Seen::line).toList();
  }

  long count(String start) {
    return calls().stream().filter(line -> line.startsWith(start)).count();
  }

  void forgetCalls() {
    calls.clear();
    script.clear();
  }

  /** Runs something while nobody listens on the port. */
  void whileDown(Runnable meanwhile) {
    int port = server.getAddress().getPort();
    server.stop(0);
    try {
      meanwhile.run();
    } finally {
      server = listen(port);
    }
  }

  abstract void answer(HttpExchange exchange, Seen call) throws IOException;

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Seen call =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body);
    calls.add(call);
    for (Scripted step : script) {
      if (call.line().startsWith(step.start()) && script.remove(step)) {
        step.reply().send(exchange);
        return;
      }
    }
    answer(exchange, call);
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

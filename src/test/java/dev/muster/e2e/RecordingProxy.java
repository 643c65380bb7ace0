package dev.muster.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the bridge and a box, passes everything on and notes what was asked. */
final class RecordingProxy implements AutoCloseable {

  /**
   * One request.
   *
   * @param status what the box answered; 0 when it did not answer, then the connection is dropped
   */
  record Seen(String method, String path, int status) {

    boolean writesPerson() {
      return path.equals("/SophonFogSys/api/users") && !method.equals("GET");
    }
  }

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final HttpServer server;
  private final String box;

  RecordingProxy(String box) {
    this.box = box;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Requests that register or change a person, by method. */
  long personWrites(String method) {
    return seen.stream().filter(one -> one.writesPerson() && one.method().equals(method)).count();
  }

  /** Registrations that the box took. */
  long registered() {
    return seen.stream()
        .filter(one -> one.writesPerson() && one.method().equals("POST") && one.status() == 200)
        .count();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      URI uri = exchange.getRequestURI();
      byte[] body = exchange.getRequestBody().readAllBytes();
      int status = 0;
      try {
        HttpResponse<byte[]> answer = ask(method, uri, body);
        status = answer.statusCode();
        answer
            .headers()
            .firstValue("Content-Type")
            .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(status, answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
      } finally {
        seen.add(new Seen(method, uri.getPath(), status));
      }
    }
  }

  private HttpResponse<byte[]> ask(String method, URI uri, byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(box + uri))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}

package dev.muster.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the bridge and a box, passes everything on and notes what was asked. */
final class RecordingProxy implements AutoCloseable {

  /**
   * One request.
   *
   * @param person whom it registers or changes; empty when it does neither
   * @param status what the box answered; 0 when it did not answer, then the connection is dropped
   */
  record Seen(String method, String path, String person, int status) {

    boolean writesPerson() {
      return path.equals(V1_PEOPLE) && !method.equals("GET");
    }

    /** Registers or changes somebody, in either generation. */
    boolean places() {
      return !person.isEmpty();
    }
  }

  /** What a request becomes on its way, and what the caller is told instead of the box's answer. */
  record Bent(byte[] body, int status, byte[] answer) {}

  /** Decides whether a request is bent; null lets it pass. */
  interface Bend {
    Bent of(String method, String path, byte[] body);
  }

  /** Is shown a request before the box is asked. */
  interface Watch {
    void see(String method, URI uri, byte[] body);
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";
  private static final String V1_PEOPLE = "/SophonFogSys/api/users";
  private static final Set<String> V2_WRITES =
      Set.of("createidentity", "updateidentity", "replaceface", "updateimage", "addface");

  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger begun = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final HttpServer server;
  private final String box;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private volatile Bend bend = (method, path, body) -> null;

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

  /** Everything that was asked so far, in the order of the answers. */
  List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  /** Requests that register or change a person over v1, by method. */
  long personWrites(String method) {
    return seen().stream().filter(one -> one.writesPerson() && one.method().equals(method)).count();
  }

  /** Registrations over v1 that the box took. */
  long registered() {
    return seen().stream()
        .filter(one -> one.writesPerson() && one.method().equals("POST") && one.status() == 200)
        .count();
  }

  /** How many requests have come in whole, ever. */
  int begun() {
    return begun.get();
  }

  /** How many requests wait for their answer. */
  int underWay() {
    return begun.get() - seen.size();
  }

  /** From now on requests are bent by this. */
  void bend(Bend how) {
    bend = how;
  }

  /** From now on every request is shown to this one, too. */
  void watch(Watch watch) {
    watches.add(watch);
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
      // One whose sender dies before its end never reaches the box.
      byte[] body = exchange.getRequestBody().readAllBytes();
      String person = person(method, uri.getPath(), body);
      begun.incrementAndGet();
      int status = 0;
      try {
        watches.forEach(watch -> watch.see(method, uri, body));
        Bent bent = bend.of(method, uri.getPath(), body);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        HttpResponse<byte[]> answer =
            ask(method, uri, type == null ? JSON_TYPE : type, bent == null ? body : bent.body());
        status = bent == null ? answer.statusCode() : bent.status();
        answer
            .headers()
            .firstValue("Content-Type")
            .ifPresent(told -> exchange.getResponseHeaders().set("Content-Type", told));
        tell(exchange, status, bent == null ? answer.body() : bent.answer());
      } finally {
        seen.add(new Seen(method, uri.getPath(), person, status));
      }
    }
  }

  private static void tell(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static String person(String method, String path, byte[] body) throws IOException {
    boolean v1 = path.equals(V1_PEOPLE) && (method.equals("POST") || method.equals("PUT"));
    boolean v2 = V2_WRITES.contains(path.substring(path.lastIndexOf('/') + 1));
    return v1 || v2 ? JSON.readTree(body).path("identity_id").asText() : "";
  }

  private HttpResponse<byte[]> ask(String method, URI uri, String type, byte[] body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(box + uri))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", type)
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

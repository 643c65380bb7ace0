package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Somebody who receives match events: verifies every signature with the reference library of
 * Standard Webhooks, notes what arrives in which order, and can be told to be in trouble.
 */
final class Receiver implements AutoCloseable {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

  /**
   * One request.
   *
   * @param answered the status it got
   */
  record Received(String id, boolean verified, JsonNode event, int answered) {

    String type() {
      return event.path("type").asText();
    }

    String person() {
      return event.path("data").path("person").path("identity_id").asText();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final int port = RunningMuster.freePort();
  private volatile int status = 200;
  private volatile CountDownLatch open = new CountDownLatch(0);
  private HttpServer server;
  private ExecutorService threads;

  Receiver() {
    comeUp();
  }

  String url() {
    return "http://127.0.0.1:" + port + "/events";
  }

  /** Answers every request with this status from now on. */
  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Answers nobody until {@link #goOn}. */
  void holdBack() {
    open = new CountDownLatch(1);
  }

  /** Answers those who wait, and everybody else. */
  void goOn() {
    open.countDown();
  }

  void goDown() {
    server.stop(0);
    threads.shutdownNow();
  }

  void comeUp() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
      threads = Executors.newFixedThreadPool(16);
      server.setExecutor(threads);
      server.createContext("/events", this::take);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every request, in the order of arrival. */
  List<Received> all() {
    return received;
  }

  List<Received> of(String person) {
    return received.stream().filter(one -> one.person().equals(person)).toList();
  }

  @Override
  public void close() {
    goDown();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      int answer = status;
      received.add(new Received(id, verified(text, exchange), JSON.readTree(text), answer));
      open.await();
      if (answer == 429) {
        exchange.getResponseHeaders().add("Retry-After", "1");
      }
      exchange.sendResponseHeaders(answer, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the receiver goes down");
    }
  }

  private static boolean verified(String text, HttpExchange exchange) {
    Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
    try {
      new Webhook(SECRET).verify(text, HttpHeaders.of(headers, (name, value) -> true));
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    } catch (com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
      throw new IllegalStateException(e);
    }
  }
}

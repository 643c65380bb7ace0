package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to receivers. A redirect is not followed: it is no 200 ({@code contracts/sophon.md §6.2}).
 */
public final class Poster {

  private final HttpClient client;

  /**
   * @param timeout longest wait for a connection
   */
  public Poster(Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * What a receiver answered.
   *
   * @param words {@code HTTP 500}, or why there was no answer
   */
  public record Answer(boolean taken, String words) {}

  /** Posts and waits; gives up when interrupted. */
  public Answer post(String url, PushForm form, ObjectNode body, Duration timeout)
      throws InterruptedException {
    return post(url, form.write(body), timeout);
  }

  Answer post(String url, PushForm.Written body, Duration timeout) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> exchange = begin(url, body, timeout);
    try {
      return answer(exchange, timeout).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Posting to " + url, e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  /** Posts without waiting; the answer comes in any case, and never as an exception. */
  public CompletableFuture<Answer> send(
      String url, PushForm form, ObjectNode body, Duration timeout) {
    CompletableFuture<HttpResponse<Void>> exchange = begin(url, form.write(body), timeout);
    return answer(exchange, timeout).whenComplete((answer, never) -> exchange.cancel(true));
  }

  private CompletableFuture<HttpResponse<Void>> begin(
      String url, PushForm.Written body, Duration timeout) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(timeout)
            .header("Content-Type", body.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
  }

  /** The request's own timeout ends with the headers; this one covers the answer's body as well. */
  private static CompletableFuture<Answer> answer(
      CompletableFuture<HttpResponse<Void>> exchange, Duration timeout) {
    return exchange
        .thenApply(HttpResponse::statusCode)
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (status, failure) ->
                failure == null
                    ? new Answer(status == 200, "HTTP " + status)
                    : new Answer(false, reason(failure, timeout)));
  }

  private static String reason(Throwable failure, Duration timeout) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return "no answer within " + timeout.toMillis() + " ms";
    }
    if (cause instanceof ConnectException) {
      return "no connection";
    }
    @Nullable String message = cause.getMessage();
    return cause instanceof IOException && message != null ? message : cause.toString();
  }
}

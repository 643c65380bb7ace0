package dev.muster.facebox.library;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that a client names by address. The API asks for no password, so whoever reaches the box
 * could use it to reach what only the box reaches: downloading is off unless the operator permits
 * it. Redirects are not followed.
 */
public final class PictureUrls {

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String OFF =
      "this box downloads no pictures; muster.facebox.image-urls permits it";

  private final boolean permitted;
  private final long limit;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(LONGEST)
          .build();

  /**
   * @param limit largest picture in bytes
   */
  public PictureUrls(boolean permitted, long limit) {
    this.permitted = permitted;
    this.limit = limit;
  }

  /**
   * @throws Refusal INVALID_IMAGE_URL, IMAGE_DOWNLOAD_TIMEOUT after 5 s, IMAGE_SIZE_TOO_LARGE_ERROR
   */
  public byte[] read(String url) {
    if (!permitted) {
      throw new Refusal(BoxError.INVALID_IMAGE_URL, OFF);
    }
    HttpRequest request = HttpRequest.newBuilder(address(url)).timeout(LONGEST).GET().build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new Bounded(limit));
    try {
      HttpResponse<byte[]> response = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new Refusal(BoxError.INVALID_IMAGE_URL, "HTTP " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new Refusal(BoxError.IMAGE_DOWNLOAD_TIMEOUT, "more than " + LONGEST.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while downloading a picture", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static URI address(String url) {
    try {
      URI address = URI.create(url);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (address.getHost() != null && List.of("http", "https").contains(scheme)) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new Refusal(BoxError.INVALID_IMAGE_URL, "not an address");
    }
    throw new Refusal(BoxError.INVALID_IMAGE_URL, "only http and https");
  }

  private static Refusal refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    return failure instanceof HttpTimeoutException
        ? new Refusal(BoxError.IMAGE_DOWNLOAD_TIMEOUT, "more than " + LONGEST.toSeconds() + " s")
        : new Refusal(BoxError.INVALID_IMAGE_URL, "not reached");
  }

  /** Stops the download as soon as it is too large. */
  private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {

    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private final long limit;
    private Flow.@Nullable Subscription subscription;

    Bounded(long limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription made) {
      subscription = made;
      made.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        whole.writeBytes(part);
      }
      if (whole.size() > limit && subscription != null) {
        subscription.cancel();
        done.completeExceptionally(
            new Refusal(BoxError.IMAGE_SIZE_TOO_LARGE_ERROR, "at most " + limit + " bytes"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(whole.toByteArray());
    }
  }
}

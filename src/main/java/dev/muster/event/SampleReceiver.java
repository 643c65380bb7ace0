package dev.muster.event;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receiver that stands in while no subscriber is configured: it verifies the signature as any
 * receiver should and remembers the last events, in memory only, for the page.
 */
public final class SampleReceiver {

  /** The name of its subscription. */
  public static final String NAME = "sample-receiver";

  private static final int REMEMBERED = 50;

  /** What arrived. */
  public record Received(String id, boolean verified, String text, Instant at) {}

  private final String secret;
  private final Clock clock;
  private final Deque<Received> last = new ArrayDeque<>();

  SampleReceiver(String secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** Takes a delivery and returns the HTTP status: 200 when the signature is right, else 401. */
  public synchronized int receive(
      byte @Nullable [] body,
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signature) {
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    boolean verified = verify(text, headers(id, timestamp, signature));
    if (last.size() == REMEMBERED) {
      last.removeLast();
    }
    last.addFirst(new Received(String.valueOf(id), verified, text, clock.instant()));
    return verified ? 200 : 401;
  }

  /** The last events, newest first. */
  public synchronized List<Received> last() {
    return List.copyOf(last);
  }

  private boolean verify(String text, HttpHeaders headers) {
    try {
      new com.standardwebhooks.Webhook(secret).verify(text, headers);
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalStateException("the sample receiver has no secret", e);
    }
  }

  private static HttpHeaders headers(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(String.valueOf(id)),
            "webhook-timestamp", List.of(String.valueOf(timestamp)),
            "webhook-signature", List.of(String.valueOf(signature))),
        (name, value) -> true);
  }
}

package dev.muster.event;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Makes the signed request of a delivery and judges the answer, by the rules of Standard Webhooks:
 * any 2xx is success, 410 is an end, everything else is tried again. The id stays the same at every
 * attempt, the timestamp and the signature are new.
 */
public final class Webhook {

  private static final int LONGEST = 300;

  private final Clock clock;

  Webhook(Clock clock) {
    this.clock = clock;
  }

  /** The request of this attempt. */
  public Ask<Delivery> post(Delivery delivery) {
    Subscriber subscriber = delivery.subscriber();
    long now = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "webhook-id", delivery.eventId(),
            "webhook-timestamp", Long.toString(now),
            "webhook-signature", sign(delivery, now));
    byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
    return new Ask<>(
        delivery, Call.post(subscriber.url().toString(), body).with(headers), Webhook::judge);
  }

  private static String sign(Delivery delivery, long now) {
    try {
      return new com.standardwebhooks.Webhook(String.valueOf(delivery.subscriber().secret()))
          .sign(delivery.eventId(), now, delivery.payload());
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      throw new IllegalStateException("signing the delivery " + delivery + " failed", e);
    }
  }

  private static Delivery judge(Delivery delivery, Answer answer) {
    return delivery.ended(
        answer.fold(
            Webhook::judge,
            why -> new Result(Verdict.AGAIN, 0, "not reached: " + why, 0),
            why -> new Result(Verdict.AGAIN, 0, "no answer: " + why, 0)));
  }

  private static Result judge(Answer.Arrived arrived) {
    int status = arrived.status();
    if (status / 100 == 2) {
      return new Result(Verdict.DELIVERED, status, "", 0);
    }
    int length = Math.min(LONGEST, arrived.body().length);
    String words =
        new String(arrived.body(), 0, length, StandardCharsets.UTF_8)
            .replaceAll("\\p{Cntrl}+", " ");
    Verdict verdict = status == 410 ? Verdict.BLOCKED : Verdict.AGAIN;
    return new Result(verdict, status, words, seconds(arrived.retryAfter()));
  }

  private static long seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}") ? Long.parseLong(retryAfter) : 0;
  }
}

package dev.muster.event;

import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the signed request of a delivery and judges the answer, by the rules of Standard Webhooks:
 * what the subscriber calls success is success, 410 means that the receiver is no more, everything
 * else is tried again; a redirect is a failure and never followed. The id stays the same at every
 * attempt, the timestamp and the signature are new.
 */
public final class Webhook {

  private static final int GONE = 410;
  private static final int SHOWN = 300;

  private final Clock clock;
  private final int answerBytes;

  /**
   * @param answerBytes so much of an answer is kept of a try that failed
   */
  Webhook(Clock clock, int answerBytes) {
    this.clock = clock;
    this.answerBytes = answerBytes;
  }

  /** The request of this attempt. */
  public Ask<Delivery> post(Delivery delivery) {
    Target target = delivery.subscriber().target();
    Body body = body(delivery);
    if (target.url() == null) {
      return hand(delivery, body);
    }
    Map<String, String> headers = new LinkedHashMap<>(target.access().headers());
    headers.put("Content-Type", body.type());
    headers.putAll(signed(delivery, body));
    Call call = Call.post(String.valueOf(target.url()), body.bytes()).with(headers);
    long begun = clock.millis();
    return new Ask<>(delivery, call, (about, answer) -> judge(about, answer, begun));
  }

  /**
   * The event for an endpoint that is no address. Whether it was taken is all that can be known.
   * The file's name, the record's key and the message's group are what Camel's components for
   * files, Kafka and JMS look for; the last two keep the order of a person beyond the endpoint.
   */
  private Ask<Delivery> hand(Delivery delivery, Body body) {
    Map<String, String> headers = new LinkedHashMap<>(signed(delivery, body));
    headers.put("Content-Type", body.type());
    headers.put("CamelFileName", delivery.eventId() + ".json");
    if (!delivery.orderKey().isEmpty()) {
      headers.put("kafka.KEY", delivery.orderKey());
      headers.put("JMSXGroupID", delivery.orderKey());
    }
    Call call = new Call("HAND", delivery.subscriber().endpoint(), headers, body.bytes());
    long begun = clock.millis();
    return new Ask<>(delivery, call, (about, answer) -> handed(about, answer, begun));
  }

  private Delivery handed(Delivery delivery, Answer answer, long begun) {
    long millis = Math.max(0, clock.millis() - begun);
    return delivery.ended(
        answer.fold(
            taken -> new Result(Verdict.DELIVERED, 0, "", 0, millis, ""),
            why -> Result.again("not taken: " + why, millis),
            why -> Result.again("not taken: " + why, millis)));
  }

  /** The headers of Standard Webhooks; without a secret all but the signature. */
  Map<String, String> signed(Delivery delivery, Body body) {
    SigningKeys keys = delivery.subscriber().target().keys();
    long now = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", delivery.eventId());
    headers.put("webhook-timestamp", Long.toString(now));
    if (delivery.replay() > 0) {
      headers.put("webhook-replay", Long.toString(delivery.replay()));
    }
    if (!keys.isEmpty()) {
      headers.put("webhook-signature", keys.sign(delivery.eventId(), now, body.bytes()));
    }
    return headers;
  }

  private static Body body(Delivery delivery) {
    Body body = delivery.body();
    if (body == null) {
      throw new IllegalStateException(delivery + " has no body yet");
    }
    return body;
  }

  private Delivery judge(Delivery delivery, Answer answer, long begun) {
    long millis = Math.max(0, clock.millis() - begun);
    return delivery.ended(
        answer.fold(
            arrived -> judge(delivery.subscriber(), arrived, millis),
            why -> Result.again("not reached: " + why, millis),
            why -> Result.again("no answer: " + why, millis)));
  }

  private Result judge(Subscriber subscriber, Answer.Arrived arrived, long millis) {
    int status = arrived.status();
    if (subscriber.manners().success().hold(status)) {
      return new Result(Verdict.DELIVERED, status, "", 0, millis, "");
    }
    String answer = text(arrived.body(), answerBytes);
    String words = words(status, answer);
    long asked = RetryAfter.seconds(arrived.retryAfter(), clock.instant());
    return new Result(
        status == GONE ? Verdict.GONE : Verdict.AGAIN, status, words, asked, millis, answer);
  }

  private static String words(int status, String answer) {
    String words = answer.substring(0, Math.min(SHOWN, answer.length())).strip();
    return status / 100 == 3
        ? ("redirects are not followed: correct the address of the subscriber. " + words).strip()
        : words;
  }

  private static String text(byte[] body, int most) {
    int length = Math.min(most, body.length);
    return new String(body, 0, length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
  }
}

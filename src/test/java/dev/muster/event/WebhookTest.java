package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

  private final Delivery delivery =
      new Delivery(
          1,
          EventKit.subscriber("hr", Subscriber.Order.PERSON),
          "evt_1",
          "{\"name\":\"王芳\"}",
          0,
          "lease",
          null);
  private final Ask<Delivery> ask = new Webhook(Clock.systemUTC()).post(delivery);

  @Test
  void aReceiverThatKnowsTheSecretCanVerifyIt() throws Exception {
    assertThat(ask.call().method()).isEqualTo("POST");
    assertThat(ask.call().headers()).containsEntry("webhook-id", "evt_1");
    String body = new String(ask.call().body(), StandardCharsets.UTF_8);
    assertThat(body).isEqualTo(delivery.payload());
    com.standardwebhooks.Webhook receiver = new com.standardwebhooks.Webhook(EventKit.SECRET);
    receiver.verify(body, headers());
    assertThatThrownBy(() -> receiver.verify(body + " ", headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "204, DELIVERED",
    "299, DELIVERED",
    "301, AGAIN",
    "400, AGAIN",
    "401, AGAIN",
    "429, AGAIN",
    "500, AGAIN",
    "410, BLOCKED"
  })
  void any2xxIsDeliveredAnd410IsTheEnd(int status, Verdict verdict) {
    assertThat(answered(status, "its words", "").verdict()).isEqualTo(verdict);
    assertThat(answered(status, "its words", "").status()).isEqualTo(status);
  }

  @Test
  void theReceiverMaySayWhenToComeAgain() {
    assertThat(answered(429, "", "120").waitSeconds()).isEqualTo(120);
    assertThat(answered(503, "", "Wed, 21 Oct 2026 07:28:00 GMT").waitSeconds()).isZero();
    assertThat(answered(503, "", "-5").waitSeconds()).isZero();
    assertThat(answered(503, "", "99999999999999999999").waitSeconds()).isZero();
  }

  @Test
  void itsWordsAreKeptShortAndWithoutControlCharacters() {
    assertThat(answered(500, "a\u0000b\nc" + "x".repeat(1000), "").words())
        .startsWith("a b c")
        .hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void withoutAnAnswerItIsTriedAgain() {
    assertThat(result(ask.answered(new Answer.NotReached("refused"))))
        .isEqualTo(new Result(Verdict.AGAIN, 0, "not reached: refused", 0));
    assertThat(result(ask.answered(new Answer.Lost("timeout"))))
        .isEqualTo(new Result(Verdict.AGAIN, 0, "no answer: timeout", 0));
  }

  @Test
  void theSampleReceiverTakesWhatIsSignedAndRefusesTheRest() {
    SampleReceiver receiver = new SampleReceiver(EventKit.SECRET, Clock.systemUTC());
    var sent = ask.call().headers();
    int right =
        receiver.receive(
            ask.call().body(),
            sent.get("webhook-id"),
            sent.get("webhook-timestamp"),
            sent.get("webhook-signature"));
    assertThat(right).isEqualTo(200);
    assertThat(receiver.receive(ask.call().body(), "evt_1", null, null)).isEqualTo(401);
    assertThat(receiver.receive(null, null, "x", "v1,AAAA")).isEqualTo(401);
    assertThat(receiver.last())
        .extracting(SampleReceiver.Received::verified)
        .containsExactly(false, false, true);
  }

  private Result answered(int status, String body, String retryAfter) {
    return result(
        ask.answered(
            new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), retryAfter)));
  }

  private static Result result(Delivery ended) {
    assertThat(ended.result()).isNotNull();
    return ended.result();
  }

  private HttpHeaders headers() {
    return HttpHeaders.of(
        ask.call().headers().entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey(), one -> List.of(one.getValue()))),
        (name, value) -> true);
  }
}

package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import dev.muster.store.TestClock;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

  private static final Body BODY =
      new Body("{\"name\":\"王芳\"}".getBytes(StandardCharsets.UTF_8), "application/json");

  private final TestClock clock = new TestClock();
  private final Delivery delivery =
      EventKit.delivery(EventKit.subscriber("hr", Subscriber.Order.PERSON), "unused").with(BODY);
  private final Ask<Delivery> ask = webhook().post(delivery);

  @Test
  void aReceiverThatKnowsTheSecretCanVerifyIt() throws Exception {
    Ask<Delivery> ask = new Webhook(Clock.systemUTC(), 0).post(delivery);
    assertThat(ask.call().method()).isEqualTo("POST");
    assertThat(ask.call().headers())
        .containsEntry("webhook-id", "evt_1")
        .containsEntry("Content-Type", "application/json");
    String body = new String(ask.call().body(), StandardCharsets.UTF_8);
    assertThat(body).isEqualTo("{\"name\":\"王芳\"}");
    com.standardwebhooks.Webhook receiver = new com.standardwebhooks.Webhook(EventKit.SECRET);
    receiver.verify(body, headers(ask));
    assertThatThrownBy(() -> receiver.verify(body + " ", headers(ask)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void anEndpointIsHandedWhatKeepsThePersonsOrder() {
    Subscriber queue = FilterKit.subscriber("url", "", "uri", "kafka:events");
    Delivery one =
        new Delivery(1, queue, "evt_1", "", "person 7", 0, 0, "lease", null, null).with(BODY);
    assertThat(webhook().post(one).call().headers())
        .containsEntry("kafka.KEY", "person 7")
        .containsEntry("JMSXGroupID", "person 7")
        .containsEntry("CamelFileName", "evt_1.json");
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
    "410, GONE"
  })
  void any2xxIsDeliveredAnd410IsTheEnd(int status, Verdict verdict) {
    assertThat(answered(status, "its words", "").verdict()).isEqualTo(verdict);
    assertThat(answered(status, "its words", "").status()).isEqualTo(status);
  }

  @Test
  void whatCountsAsSuccessIsASetting() {
    Subscriber picky = FilterKit.subscriber("success", "204, 409,500-502");
    Ask<Delivery> question = webhook().post(EventKit.delivery(picky, "").with(BODY));
    for (int status : List.of(204, 409, 500, 501, 502)) {
      assertThat(result(question.answered(arrived(status, "", ""))).verdict())
          .isEqualTo(Verdict.DELIVERED);
    }
    for (int status : List.of(200, 203, 410, 499, 503)) {
      assertThat(result(question.answered(arrived(status, "", ""))).verdict())
          .isNotEqualTo(Verdict.DELIVERED);
    }
  }

  @Test
  void aRedirectIsAFailureThatSaysWhy() {
    assertThat(answered(302, "moved", "").words())
        .isEqualTo("redirects are not followed: correct the address of the subscriber. moved");
  }

  @Test
  void theReceiverMaySayWhenToComeAgain() {
    assertThat(answered(429, "", "120").waitSeconds()).isEqualTo(120);
    String inTwoMinutes =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plusSeconds(120).atZone(ZoneOffset.UTC));
    assertThat(answered(503, "", inTwoMinutes).waitSeconds()).isEqualTo(120);
    assertThat(answered(503, "", "Wed, 21 Oct 2015 07:28:00 GMT").waitSeconds()).isZero();
    assertThat(answered(503, "", "-5").waitSeconds()).isZero();
    assertThat(answered(503, "", "soon").waitSeconds()).isZero();
    assertThat(answered(503, "", "99999999999999999999").waitSeconds())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void itsWordsAreKeptShortAndItsAnswerWithoutControlCharacters() {
    Result result = answered(500, "a\u0000b\nc" + "x".repeat(10_000), "");
    assertThat(result.words()).startsWith("a b c").hasSizeLessThanOrEqualTo(300);
    assertThat(result.answer()).startsWith("a b c").hasSize(2000);
  }

  @Test
  void whatTheReceiverAsksForTravelsWithEveryDelivery() {
    Subscriber guarded =
        FilterKit.subscriber(
            "headers.X-Site", "east", "access.user", "muster", "access.password", "p:w");
    Map<String, String> headers =
        webhook().post(EventKit.delivery(guarded, "").with(BODY)).call().headers();
    assertThat(headers)
        .containsEntry("X-Site", "east")
        .containsEntry("Authorization", "Basic bXVzdGVyOnA6dw==");
    Subscriber token = FilterKit.subscriber("access.token", "t-1");
    assertThat(webhook().post(EventKit.delivery(token, "").with(BODY)).call().headers())
        .containsEntry("Authorization", "Bearer t-1");
  }

  @Test
  void howLongItTookIsNoted() {
    clock.pass(Duration.ofMillis(70));
    assertThat(answered(200, "", "").millis()).isEqualTo(70);
  }

  @Test
  void withoutAnAnswerItIsTriedAgain() {
    assertThat(result(ask.answered(new Answer.NotReached("refused"))))
        .isEqualTo(Result.again("not reached: refused", 0));
    assertThat(result(ask.answered(new Answer.Lost("timeout"))))
        .isEqualTo(Result.again("no answer: timeout", 0));
  }

  @Test
  void theSampleReceiverTakesWhatIsSignedAndRefusesTheRest() {
    Ask<Delivery> ask = new Webhook(Clock.systemUTC(), 0).post(delivery);
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

  private Webhook webhook() {
    return new Webhook(clock, 2000);
  }

  private Result answered(int status, String body, String retryAfter) {
    return result(ask.answered(arrived(status, body, retryAfter)));
  }

  private static Answer arrived(int status, String body, String retryAfter) {
    return new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), retryAfter);
  }

  private static Result result(Delivery ended) {
    assertThat(ended.result()).isNotNull();
    return ended.result();
  }

  private static HttpHeaders headers(Ask<Delivery> ask) {
    return HttpHeaders.of(
        ask.call().headers().entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey(), one -> List.of(one.getValue()))),
        (name, value) -> true);
  }
}

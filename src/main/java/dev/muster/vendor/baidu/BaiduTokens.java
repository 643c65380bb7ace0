package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import dev.muster.directory.Cloud;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The token of each cloud. One of those who ask fetches it and all others wait for that one, also
 * when it fails; it is renewed a day before it ends, or at half its life when that is shorter. It
 * is kept in memory only and never written anywhere. Source: contracts/baidu.md §2.
 */
public final class BaiduTokens {

  private static final Duration EARLY = Duration.ofDays(1);

  private record Token(String text, Instant renewAt) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Token[until " + renewAt + "]";
    }
  }

  private final BaiduCalls calls;
  private final ObjectMapper json;
  private final Clock clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final Map<String, Flight> flights = new ConcurrentHashMap<>();

  BaiduTokens(BaiduCalls calls, ObjectMapper json, Clock clock) {
    this.calls = calls;
    this.json = json;
    this.clock = clock;
  }

  /** Goes on with the token, after a fetch that is under way, or has this one fetch it. */
  public <S extends Talking<S>> S join(S subject) throws InterruptedException {
    String cloud = subject.cloudName();
    Token known = tokens.get(cloud);
    if (known != null && clock.instant().isBefore(known.renewAt())) {
      return subject.with(subject.talk().with(known.text()));
    }
    Flight mine = new Flight(subject.cloud().timeout());
    Flight under = flights.merge(cloud, mine, (old, fresh) -> old.isLost() ? fresh : old);
    return under == mine
        ? subject.with(subject.talk().fetch())
        : under
            .await()
            .<S>fold(
                token -> subject.with(subject.talk().with(token)),
                refusal -> subject.giveUp(new Outcome.NotReached<>(refusal.detail())),
                why -> subject.giveUp(new Outcome.NotReached<>(why)),
                why -> subject.giveUp(new Outcome.NotReached<>(why)));
  }

  /** Asks for the token. */
  public <S extends Talking<S>> Ask<S> ask(S subject) {
    return new Ask<>(subject, calls.token(subject.cloud()), this::arrived);
  }

  /** The cloud did not take the token: whoever comes next fetches another one. */
  void refused(Cloud cloud, String token) {
    tokens.computeIfPresent(
        cloud.name(), (name, known) -> known.text().equals(token) ? null : known);
  }

  private <S extends Talking<S>> S arrived(S now, Answer answer) {
    Outcome<String> outcome =
        answer.fold(
            arrived -> read(now.cloud(), arrived),
            why -> missing(Reason.NOT_REACHED, why),
            why -> missing(Reason.NO_ANSWER, why));
    Flight flight = flights.remove(now.cloudName());
    if (flight != null) {
      flight.land(outcome);
    }
    return outcome.fold(
        token -> now.with(now.talk().with(token)),
        refusal -> now.giveUp(new Outcome.NotReached<>(refusal.detail())),
        why -> now.giveUp(new Outcome.NotReached<>(why)),
        why -> now.giveUp(new Outcome.NotReached<>(why)));
  }

  /** The body counts, whatever the HTTP status says. §2.2. */
  private Outcome<String> read(Cloud cloud, Answer.Arrived arrived) {
    JsonNode body;
    try {
      body = BaiduAnswer.tree(json, arrived.body());
    } catch (IOException e) {
      return missing(Reason.NO_ANSWER, "HTTP " + arrived.status() + " with no JSON for a token");
    }
    String token = body.path("access_token").asText("");
    long seconds = body.path("expires_in").asLong(0);
    if (!token.isEmpty() && seconds > 0) {
      Duration life = Duration.ofSeconds(seconds);
      Duration half = life.dividedBy(2);
      Duration early = half.compareTo(EARLY) < 0 ? half : EARLY;
      tokens.put(cloud.name(), new Token(token, clock.instant().plus(life).minus(early)));
      return new Outcome.Answered<>(token);
    }
    if (body.hasNonNull("error")) {
      String words = body.path("error").asText() + " " + body.path("error_description").asText("");
      return missing(
          Reason.KEYS_REFUSED, "no token: " + BaiduAnswer.shortened(BaiduAnswer.safe(words)));
    }
    return missing(Reason.NO_ANSWER, "HTTP " + arrived.status() + " without a token");
  }

  /** Nobody's placement was sent without a token: everybody waits. */
  private static Outcome<String> missing(Reason reason, String why) {
    return new Outcome.NotReached<>(Told.of(reason, BaiduAnswer.safe(why)));
  }
}

package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the service, read. Only {@code code} 0 is a success, as a number or a text. Source:
 * contracts/arcface.md §6, §9.1. Nothing of what it holds is quoted but its message: it may
 * describe a face.
 */
sealed interface ArcfaceAnswer {

  <R> R fold(
      Function<JsonNode, R> success, Function<Failure, R> failure, Function<Nothing, R> nothing);

  /** What it answered. */
  record Success(JsonNode data) implements ArcfaceAnswer {
    @Override
    public <R> R fold(
        Function<JsonNode, R> success, Function<Failure, R> failure, Function<Nothing, R> nothing) {
      return success.apply(data);
    }
  }

  /**
   * A code.
   *
   * @param words the code and the service's own words, shortened
   * @param timestamp the clock of the service, in seconds since 1970; null when it does not say
   */
  record Failure(ArcfaceMeaning meaning, String words, @Nullable Long timestamp)
      implements ArcfaceAnswer {

    <T> Outcome<T> outcome() {
      return switch (meaning) {
        case CLOCK, KEYS, NOT_BEGUN -> new Outcome.NotReached<>(Told.of(meaning.reason(), words));
        case TROUBLE -> new Outcome.OutcomeUnknown<>(words);
        default -> new Outcome.Refused<>(new Refusal(meaning.reason(), words));
      };
    }

    @Override
    public <R> R fold(
        Function<JsonNode, R> success, Function<Failure, R> failure, Function<Nothing, R> nothing) {
      return failure.apply(this);
    }
  }

  /** No answer, or none of the service's. */
  record Nothing(@Nullable Refusal refusal, @Nullable String notReached, String unknown)
      implements ArcfaceAnswer {

    <T> Outcome<T> outcome() {
      if (refusal != null) {
        return new Outcome.Refused<>(refusal);
      }
      return notReached != null
          ? new Outcome.NotReached<>(notReached)
          : new Outcome.OutcomeUnknown<>(unknown);
    }

    @Override
    public <R> R fold(
        Function<JsonNode, R> success, Function<Failure, R> failure, Function<Nothing, R> nothing) {
      return nothing.apply(this);
    }
  }

  static ArcfaceAnswer of(ObjectMapper json, Answer answer) {
    return answer.fold(
        arrived -> arrived.status() == 200 ? read(json, arrived) : turnedAway(arrived.status()),
        why -> new Nothing(null, Told.of(Reason.NOT_REACHED, why), ""),
        why -> unclear(Told.of(Reason.NO_ANSWER, why)));
  }

  private static ArcfaceAnswer read(ObjectMapper json, Answer.Arrived arrived) {
    JsonNode body;
    try {
      body = json.readTree(arrived.body());
    } catch (IOException e) {
      return unclear("the service answered something that is no JSON");
    }
    String code = body.path("code").asText("").strip();
    if (!code.matches("\\d{1,9}")) {
      return unclear("the service answered without a code");
    }
    int number = Integer.parseInt(code);
    if (number == 0) {
      return new Success(body.path("data"));
    }
    JsonNode told = body.path("data").path("msg");
    String message = (told.isTextual() ? told : body.path("msg")).asText("");
    JsonNode clock = body.path("timestamp");
    return new Failure(
        ArcfaceMeaning.of(number),
        shortened("the service answered %d %s".formatted(number, message)),
        clock.canConvertToLong() && clock.longValue() > 0 ? clock.longValue() : null);
  }

  /** The service answers everything with 200; whatever else comes is said before it looked. §5.2 */
  private static Nothing turnedAway(int status) {
    String words = "the service answered HTTP " + status;
    if (status == 413) {
      return new Nothing(new Refusal(Reason.TOO_MANY_BYTES, words), null, "");
    }
    if (status == 429 || status == 503) {
      return new Nothing(null, Told.of(Reason.TOO_BUSY, words), "");
    }
    return status >= 500
        ? unclear(words)
        : new Nothing(new Refusal(Reason.DIRECTORY_REFUSED, words), null, "");
  }

  private static Nothing unclear(String words) {
    return new Nothing(null, null, shortened(words));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}

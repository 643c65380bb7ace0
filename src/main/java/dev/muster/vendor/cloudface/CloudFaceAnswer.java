package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * An answer of the service, read. Only {@code code} 0 is a success, whatever the HTTP status says.
 * Source: contracts/cloud-face.md §1, §3, §5.5.
 */
sealed interface CloudFaceAnswer {

  /** Goes on by what the service said; the last is why there is nothing to go on with. */
  <R> R fold(
      Function<Success, R> success,
      Function<Failure, R> failure,
      Function<Outcome<CloudFaceAnswer>, R> no);

  /** What it answered. */
  record Success(JsonNode body) implements CloudFaceAnswer {

    /** The list of that name: inside {@code data}, or beside it on older servers. §1. */
    JsonNode list(String name) {
      JsonNode inside = body.path("data").path(name);
      return inside.isArray() ? inside : body.path(name);
    }

    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<Outcome<CloudFaceAnswer>, R> no) {
      return success.apply(this);
    }
  }

  /**
   * An error code.
   *
   * @param words the code and the service's own words, shortened
   */
  record Failure(int code, String words) implements CloudFaceAnswer {

    static final int UNKNOWN = 999;
    static final int NO_SUCH_PATH = 1000;
    static final int MISSING = 1001;
    static final int BAD_SIGNATURE = 1002;
    static final int BAD_DEVICE = 1003;
    static final int NOT_REGISTERED = 1004;
    static final int NOT_RECOGNISED = 1005;

    /** How it ends for whoever got it and knows nothing better. */
    <T> Outcome<T> outcome() {
      return switch (code) {
        case UNKNOWN -> new Outcome.OutcomeUnknown<>(words);
        case NO_SUCH_PATH ->
            new Outcome.NotReached<>(
                Told.of(Reason.NOT_REACHED, words + "; is muster.clouds[].url its address?"));
        case BAD_SIGNATURE, BAD_DEVICE ->
            new Outcome.NotReached<>(Told.of(Reason.KEYS_REFUSED, words));
        default -> new Outcome.Refused<>(new Refusal(Reason.DIRECTORY_REFUSED, words));
      };
    }

    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<Outcome<CloudFaceAnswer>, R> no) {
      return failure.apply(this);
    }
  }

  /** No answer, or none of the service's: the call was not seen, or perhaps it was. */
  record None(Outcome<CloudFaceAnswer> end) implements CloudFaceAnswer {
    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<Outcome<CloudFaceAnswer>, R> no) {
      return no.apply(end);
    }
  }

  static CloudFaceAnswer of(ObjectMapper json, Answer answer) {
    return answer.fold(
        arrived -> read(json, arrived),
        why -> new None(new Outcome.NotReached<>(Told.of(Reason.NOT_REACHED, why))),
        why -> new None(new Outcome.OutcomeUnknown<>(Told.of(Reason.NO_ANSWER, why))));
  }

  /** An end that has no answer, for whoever waited for another one. */
  static <T> Outcome<T> without(Outcome<?> end) {
    return end.fold(
        answer -> new Outcome.OutcomeUnknown<>("an answer that was not waited for"),
        Outcome.Refused::new,
        Outcome.NotReached::new,
        Outcome.OutcomeUnknown::new);
  }

  private static CloudFaceAnswer read(ObjectMapper json, Answer.Arrived arrived) {
    JsonNode body;
    try {
      body =
          json.readTree(
              new InputStreamReader(
                  new ByteArrayInputStream(arrived.body()), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return unclear(arrived, "no JSON");
    }
    String code = body.path("code").asText("").strip();
    if (!code.matches("\\d{1,9}")) {
      return unclear(arrived, "no code");
    }
    if (Integer.parseInt(code) == 0) {
      return new Success(body);
    }
    String words =
        "%s %s %s".formatted(code, body.path("error").asText(""), body.path("detail").asText(""));
    return new Failure(Integer.parseInt(code), "the service answered " + shortened(words));
  }

  /** Never what it said: that may be a picture. */
  private static None unclear(Answer.Arrived arrived, String what) {
    boolean tooLarge = arrived.status() == 413;
    String words = "the service answered HTTP %d with %s".formatted(arrived.status(), what);
    return new None(
        tooLarge
            ? new Outcome.Refused<>(new Refusal(Reason.TOO_MANY_BYTES, words))
            : new Outcome.OutcomeUnknown<>(words));
  }

  /** For one line of a log, a row and a page: no control characters. */
  static String shortened(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}

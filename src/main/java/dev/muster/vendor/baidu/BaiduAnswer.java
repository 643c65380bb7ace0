package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * An answer of the service, read. Only {@code error_code} 0 is a success, whatever the HTTP status
 * says; the code may come as a text. Source: contracts/baidu.md §3, §9.3, §9.4.
 */
sealed interface BaiduAnswer {

  /** Goes on by what the service said; the text is why there is nothing to go on with. */
  <R> R fold(
      Function<JsonNode, R> success, Function<Failure, R> failure, Function<Outcome<Void>, R> no);

  /** What it answered; a null node for calls that only confirm. */
  record Success(JsonNode result) implements BaiduAnswer {
    @Override
    public <R> R fold(
        Function<JsonNode, R> success,
        Function<Failure, R> failure,
        Function<Outcome<Void>, R> no) {
      return success.apply(result);
    }
  }

  /**
   * An error code.
   *
   * @param words the code and the service's own words, shortened
   */
  record Failure(int code, BaiduMeaning meaning, String words) implements BaiduAnswer {

    /** How whoever got it ends and knows nothing better. */
    <T> Outcome<T> outcome() {
      return switch (meaning) {
        case TROUBLE -> new Outcome.OutcomeUnknown<>(words);
        case TOKEN, NOT_PERMITTED, BUSY, TOO_FAST, DAY_USED_UP, ALL_USED_UP ->
            new Outcome.NotReached<>(Told.of(meaning.reason(), words));
        default -> new Outcome.Refused<>(new Refusal(meaning.reason(), words));
      };
    }

    @Override
    public <R> R fold(
        Function<JsonNode, R> success,
        Function<Failure, R> failure,
        Function<Outcome<Void>, R> no) {
      return failure.apply(this);
    }
  }

  /** No answer, or none of the service's: the call was not seen, or perhaps it was. */
  record None(Outcome<Void> end) implements BaiduAnswer {
    @Override
    public <R> R fold(
        Function<JsonNode, R> success,
        Function<Failure, R> failure,
        Function<Outcome<Void>, R> no) {
      return no.apply(end);
    }
  }

  static BaiduAnswer of(ObjectMapper json, Answer answer) {
    return answer.fold(
        arrived -> read(json, arrived),
        why -> new None(new Outcome.NotReached<>(Told.of(Reason.NOT_REACHED, safe(why)))),
        why -> new None(new Outcome.OutcomeUnknown<>(Told.of(Reason.NO_ANSWER, safe(why)))));
  }

  private static BaiduAnswer read(ObjectMapper json, Answer.Arrived arrived) {
    JsonNode body;
    try {
      body = tree(json, arrived.body());
    } catch (IOException e) {
      return unclear(arrived, "no JSON");
    }
    String code = body.path("error_code").asText("").strip();
    if (!body.isObject() || code.isEmpty()) {
      return unclear(arrived, "no error_code");
    }
    if (!code.matches("\\d{1,9}")) {
      return unclear(arrived, "an error_code that is no number");
    }
    int number = Integer.parseInt(code);
    if (number == 0) {
      return new Success(body.path("result"));
    }
    String words = "%d %s".formatted(number, body.path("error_msg").asText(""));
    return new Failure(
        number, BaiduMeaning.of(number), "the cloud answered " + shortened(safe(words)));
  }

  /** The code of an answer whose words are in another charset can still be read. */
  static JsonNode tree(ObjectMapper json, byte[] body) throws IOException {
    try {
      return json.readTree(body);
    } catch (IOException notUtf8) {
      return json.readTree(new String(body, StandardCharsets.UTF_8));
    }
  }

  private static None unclear(Answer.Arrived arrived, String what) {
    String start =
        new String(arrived.body(), 0, Math.min(80, arrived.body().length), StandardCharsets.UTF_8);
    return new None(
        new Outcome.OutcomeUnknown<>(
            "the cloud answered HTTP %d with %s: \"%s\""
                .formatted(arrived.status(), what, shortened(safe(start)))));
  }

  /** Whatever quotes our address must not tell the token or the secret key. §2.5. */
  static String safe(String text) {
    return text.replaceAll(
        "(access_token|client_secret|refresh_token|session_key|session_secret)(=|\"\\s*:\\s*\"?)[^&\\s\",]+",
        "$1$2***");
  }

  /** For one line of a log, a row and a page: no control characters. */
  static String shortened(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}

package dev.muster.vendor.sophon;

import com.fasterxml.jackson.core.JacksonException;
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
import org.jspecify.annotations.Nullable;

/**
 * An answer of a box, read. Only HTTP 200 with a JSON object that holds no {@code error} is a
 * success; an error envelope counts whatever the HTTP status says. Both APIs are read alike: v1 has
 * numbers as codes and v2 words, and drafts of v2 mix them. Source: contracts/sophon.md §2.1, §2.3,
 * §10.2.5, §13.1.
 */
sealed interface SophonAnswer {

  /** Goes on by what the box said. */
  <R> R fold(
      Function<Success, R> success,
      Function<Failure, R> failure,
      Function<String, R> notReached,
      Function<String, R> unclear);

  /** The whole JSON object of a success. */
  record Success(JsonNode body) implements SophonAnswer {
    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<String, R> notReached,
        Function<String, R> unclear) {
      return success.apply(this);
    }
  }

  /**
   * An error envelope.
   *
   * @param code number or word; empty when the box sent none
   * @param words the box's own words, shortened
   */
  record Failure(Meaning meaning, String code, String words) implements SophonAnswer {

    /** How an attempt ends that got it: final when the box judged, open when it stumbled. */
    <T> Outcome<T> outcome() {
      return meaning == Meaning.TROUBLE
          ? new Outcome.OutcomeUnknown<>(words)
          : new Outcome.Refused<>(refusal());
    }

    Refusal refusal() {
      return new Refusal(meaning.reason(), words);
    }

    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<String, R> notReached,
        Function<String, R> unclear) {
      return failure.apply(this);
    }
  }

  /** The box cannot have seen the call. */
  record NotReached(String why) implements SophonAnswer {
    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<String, R> notReached,
        Function<String, R> unclear) {
      return notReached.apply(why);
    }
  }

  /** No answer, or one that is not the API's: HTML, half a JSON, an empty object. */
  record Unclear(String why) implements SophonAnswer {
    @Override
    public <R> R fold(
        Function<Success, R> success,
        Function<Failure, R> failure,
        Function<String, R> notReached,
        Function<String, R> unclear) {
      return unclear.apply(why);
    }
  }

  /** Makes a tree of a body. */
  @FunctionalInterface
  interface Reading {
    @Nullable JsonNode tree(byte[] body) throws IOException;
  }

  static SophonAnswer of(ObjectMapper json, Answer answer) {
    return of(json::readTree, answer);
  }

  /** The same, with a reading that lets something pass by. */
  static SophonAnswer of(Reading reading, Answer answer) {
    return answer.fold(
        arrived -> read(reading, arrived),
        why -> new NotReached(Told.of(Reason.NOT_REACHED, why)),
        why -> new Unclear(Told.of(Reason.NO_ANSWER, why)));
  }

  private static SophonAnswer read(Reading reading, Answer.Arrived arrived) {
    JsonNode body;
    try {
      body = reading.tree(arrived.body());
    } catch (JacksonException e) {
      return unclear(arrived, "no JSON");
    } catch (IOException e) {
      return unclear(arrived, e.getMessage());
    }
    if (body == null || !body.isObject()) {
      return unclear(arrived, "no JSON object");
    }
    if (body.hasNonNull("error")) {
      return failure(body.get("error"), arrived.status());
    }
    if (arrived.status() != 200 || body.isEmpty()) {
      return unclear(arrived, body.isEmpty() ? "an empty object" : "no error envelope");
    }
    return new Success(body);
  }

  private static Failure failure(JsonNode error, int status) {
    String code = error.path("code").asText("").strip();
    String sent = "0".equals(code) ? "" : code;
    String words = error.isTextual() ? error.asText() : error.path("message").asText("");
    String chinese = error.path("chinese_message").asText("");
    String all = chinese.isEmpty() ? words : words + " / " + chinese;
    String name = sent.isEmpty() ? "HTTP " + status : sent;
    return new Failure(
        Meaning.of(sent, status, words),
        sent,
        "the box answered %s".formatted(shortened(name + " " + all)));
  }

  private static Unclear unclear(Answer.Arrived arrived, String what) {
    String start =
        new String(arrived.body(), 0, Math.min(80, arrived.body().length), StandardCharsets.UTF_8);
    return new Unclear(
        "the box answered HTTP %d with %s: \"%s\""
            .formatted(arrived.status(), what, shortened(start)));
  }

  /** For one line of a log, a row and a page: no control characters. */
  private static String shortened(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}

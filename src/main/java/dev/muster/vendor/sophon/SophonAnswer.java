package dev.muster.vendor.sophon;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * An answer of a box, read. Only HTTP 200 with a JSON object that holds no {@code error} is a
 * success; an error envelope counts whatever the HTTP status says. Source: contracts/sophon.md
 * §2.1, §13.1.
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
   * An error envelope; the code is 0 when the box sent none.
   *
   * @param words the box's own words, shortened
   */
  record Failure(int code, String words) implements SophonAnswer {

    /** Whether a repetition may have another end: the fault lies inside the box. */
    boolean isTroubleInside() {
      return code / 10_000 == 5 || code / 100_000 == 5;
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

  static SophonAnswer of(ObjectMapper json, Answer answer) {
    return answer.fold(
        arrived -> read(json, arrived),
        why -> new NotReached("the box cannot be reached: " + why),
        why -> new Unclear("the box did not answer: " + why));
  }

  private static SophonAnswer read(ObjectMapper json, Answer.Arrived arrived) {
    JsonNode body;
    try {
      body = json.readTree(arrived.body());
    } catch (JacksonException e) {
      return unclear(arrived, "no JSON");
    } catch (IOException e) {
      return unclear(arrived, e.getMessage());
    }
    if (body == null || !body.isObject()) {
      return unclear(arrived, "no JSON object");
    }
    if (body.has("error")) {
      return failure(body.get("error"));
    }
    if (arrived.status() != 200 || body.isEmpty()) {
      return unclear(arrived, body.isEmpty() ? "an empty object" : "no error envelope");
    }
    return new Success(body);
  }

  private static Failure failure(JsonNode error) {
    int code = error.path("code").asInt(0);
    String words = error.path("message").asText("");
    String chinese = error.path("chinese_message").asText("");
    String all = chinese.isEmpty() ? words : words + " / " + chinese;
    return new Failure(code, "the box answered %d %s".formatted(code, shortened(all)));
  }

  private static Unclear unclear(Answer.Arrived arrived, String what) {
    String start =
        new String(arrived.body(), 0, Math.min(80, arrived.body().length), StandardCharsets.UTF_8);
    return new Unclear(
        "the box answered HTTP %d with %s: \"%s\""
            .formatted(arrived.status(), what, shortened(start.replaceAll("\\s+", " "))));
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}

package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.event.PictureMatch;
import dev.muster.event.PictureMatch.Result;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.function.Function;

/**
 * Shows a picture to a box as if a device had taken it. Source: contracts/sophon.md §4.4.5, §5.3.2.
 */
public final class SophonMatch {

  private final Boxes boxes;
  private final V1Calls v1;
  private final V2Calls v2;
  private final ObjectMapper json;

  SophonMatch(Boxes boxes, V1Calls v1, V2Calls v2, ObjectMapper json) {
    this.boxes = boxes;
    this.v1 = v1;
    this.v2 = v2;
    this.json = json;
  }

  /** Asks the box who this is, in the way of its API. */
  public Ask<PictureMatch> ask(PictureMatch match) {
    Box box = boxes.get(match.box());
    boolean second = "v2".equals(box.api());
    Call call =
        second
            ? v2.search(box, new V2Wire.Search(match.picture(), match.device()))
            : v1.match(box, new V1Wire.PictureMatch(match.picture(), match.device()));
    Function<Success, Result> result = second ? SophonMatch::found : SophonMatch::matched;
    return new Ask<>(match, call, (subject, answer) -> judge(subject, answer, result));
  }

  private PictureMatch judge(PictureMatch match, Answer answer, Function<Success, Result> result) {
    return match.answered(
        SophonAnswer.of(json, answer)
            .<Outcome<Result>>fold(
                success -> new Outcome.Answered<>(result.apply(success)),
                failure -> new Outcome.Refused<>(failure.refusal()),
                Outcome.NotReached::new,
                Outcome.OutcomeUnknown::new));
  }

  /** v1: a 200 is not a match, the retcode tells (§13.3). */
  private static Result matched(Success success) {
    return new Result(
        "1".equals(success.body().path("retcode").asText()),
        success.body().path("identity_id").asText(""),
        success.body().path("name").asText(""),
        success.body().path("score").asDouble());
  }

  /** v2: an answer that did not pass may name a candidate all the same; the result tells. */
  private static Result found(Success success) {
    JsonNode body = success.body();
    return new Result(
        body.path("result").asBoolean(false),
        body.path("identity_id").asText(""),
        body.path("identity_info").path("identity_name").asText(""),
        body.path("score").asDouble());
  }
}

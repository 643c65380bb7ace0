package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.event.PictureMatch;
import dev.muster.event.PictureMatch.Result;
import dev.muster.vendor.sophon.SophonAnswer.Success;

/** Shows a picture to a box as if a device had taken it. Source: contracts/sophon.md §4.4.5. */
public final class SophonMatch {

  private final Boxes boxes;
  private final SophonCalls calls;
  private final ObjectMapper json;

  SophonMatch(Boxes boxes, SophonCalls calls, ObjectMapper json) {
    this.boxes = boxes;
    this.calls = calls;
    this.json = json;
  }

  /** Asks the box who this is. */
  public Ask<PictureMatch> ask(PictureMatch match) {
    SophonWire.PictureMatch picture = new SophonWire.PictureMatch(match.picture(), match.device());
    return new Ask<>(match, calls.match(boxes.get(match.box()), picture), this::judge);
  }

  /** A 200 is not a match: the retcode tells (§13.3). */
  private PictureMatch judge(PictureMatch match, Answer answer) {
    return match.answered(
        SophonAnswer.of(json, answer)
            .<Outcome<Result>>fold(
                success -> new Outcome.Answered<>(result(success)),
                failure -> new Outcome.Refused<>(SophonRefusals.refusal(failure)),
                Outcome.NotReached::new,
                Outcome.OutcomeUnknown::new));
  }

  private static Result result(Success success) {
    return new Result(
        "1".equals(success.body().path("retcode").asText()),
        success.body().path("identity_id").asText(""),
        success.body().path("name").asText(""),
        success.body().path("score").asDouble());
  }
}

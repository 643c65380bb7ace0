package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.box.Device;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.event.PictureMatch;
import dev.muster.event.PictureMatch.Result;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Score;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows a picture to a box as if a device had taken it. The box compares it with the people of that
 * device's permission group only, and records an event as it does for everybody who passes by;
 * there is no other way to ask a box who somebody is. Source: contracts/sophon.md §4.4.5, §5.3.2.
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

  /** The device on whose behalf somebody is recognised: the first that sends pictures. */
  static Optional<Device> device(Box box) {
    return box.devices().stream().filter(one -> one.type().equals("photo")).findFirst();
  }

  /** Asks the box who this is, in the way of its API. */
  public Ask<PictureMatch> ask(PictureMatch match) {
    Box box = boxes.get(match.box());
    return new Ask<>(
        match,
        call(box, match.picture(), match.device()),
        (now, answer) ->
            now.answered(judge(box, answer, failure -> new Outcome.Refused<>(failure.refusal()))));
  }

  /** Asks the box who this is, on behalf of its first device; it names one person or nobody. */
  public Ask<BoxLook<List<Candidate>>> identify(BoxLook<List<Candidate>> look) {
    Device device = device(look.box()).orElseThrow();
    return new Ask<>(
        look,
        call(look.box(), look.picture().jpeg(), device.address()),
        (now, answer) ->
            now.endWith(candidates(judge(now.box(), answer, SophonMatch::declined), now, device)));
  }

  private Call call(Box box, byte[] picture, String device) {
    return isSecond(box)
        ? v2.search(box, new V2Wire.Search(picture, device))
        : v1.match(box, new V1Wire.PictureMatch(picture, device));
  }

  private static boolean isSecond(Box box) {
    return "v2".equals(box.api());
  }

  private Outcome<Result> judge(
      Box box, Answer answer, Function<Failure, Outcome<Result>> declined) {
    Function<Success, Result> result = isSecond(box) ? SophonMatch::found : SophonMatch::matched;
    return SophonAnswer.of(json, answer)
        .fold(
            success -> new Outcome.Answered<>(result.apply(success)),
            declined,
            Outcome.NotReached::new,
            Outcome.OutcomeUnknown::new);
  }

  /** Nobody to compare with is nobody found. */
  private static Outcome<Result> declined(Failure failure) {
    return failure.meaning() == Meaning.NOBODY
        ? new Outcome.Answered<>(new Result(false, "", "", 0))
        : failure.outcome();
  }

  private static Outcome<List<Candidate>> candidates(
      Outcome<Result> result, BoxLook<List<Candidate>> look, Device device) {
    return result.fold(
        one ->
            new Outcome.Answered<>(
                one.passed() ? List.of(candidate(one, look, device)) : List.of()),
        Outcome.Refused::new,
        Outcome.NotReached::new,
        Outcome.OutcomeUnknown::new);
  }

  private static Candidate candidate(Result one, BoxLook<List<Candidate>> look, Device device) {
    return new Candidate(
        one.identityId(),
        one.identityId(),
        device.group(),
        new Score(one.score(), SophonSight.scale(look.box())),
        true);
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

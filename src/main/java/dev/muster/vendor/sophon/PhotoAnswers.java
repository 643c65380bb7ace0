package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.BodyReading;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.EnrolledPhoto;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import java.util.Base64;
import java.util.function.BiFunction;

/**
 * Judges what a box answers of a person and their photo, whichever API it speaks. Source:
 * contracts/sophon.md §4.3.2, §4.4.1, §5.2.2.
 */
final class PhotoAnswers {

  /** A photo as base64, and what comes with it. */
  private static final BodyReading WITH_PHOTO =
      BodyReading.upTo(EnrolledPhoto.MOST_BYTES / 3 * 4 + 1024 * 1024);

  private static final BodyReading PHOTO = BodyReading.upTo(EnrolledPhoto.MOST_BYTES);

  private final ObjectMapper json;

  PhotoAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** A question about the person; nobody of that number has no photo. */
  Ask<BoxPhoto> ask(BoxPhoto photo, Call call, BiFunction<BoxPhoto, JsonNode, BoxPhoto> success) {
    return new Ask<>(
        photo,
        call.read(WITH_PHOTO),
        (now, answer) -> judged(now, SophonAnswer.of(json, answer), success));
  }

  /** The picture itself. An error comes as JSON or as a page, and with 200 too. §2. */
  Ask<BoxPhoto> askForPicture(BoxPhoto photo, Call call) {
    return new Ask<>(
        photo,
        call.read(PHOTO),
        (now, answer) ->
            answer instanceof Answer.Arrived arrived && isPicture(arrived)
                ? now.endWith(new Outcome.Answered<>(new EnrolledPhoto(arrived.body())))
                : judged(now, SophonAnswer.of(json, answer), (same, body) -> none(same, "")));
  }

  /** The picture as the box sent it with the person; nothing of it is in a text. */
  static BoxPhoto sent(BoxPhoto now, String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return bytes.length == 0
          ? none(now, "")
          : now.endWith(new Outcome.Answered<>(new EnrolledPhoto(bytes)));
    } catch (IllegalArgumentException e) {
      return now.endWith(
          new Outcome.OutcomeUnknown<>("the box answered a photo that cannot be read"));
    }
  }

  /** There is no photo. */
  static BoxPhoto none(BoxPhoto now, String said) {
    String words = said.isEmpty() ? "the box has no photo of the number " + now.wish().key() : said;
    return now.endWith(new Outcome.Refused<>(new Refusal(Reason.NO_PHOTO_THERE, words)));
  }

  private static BoxPhoto judged(
      BoxPhoto now, SophonAnswer answer, BiFunction<BoxPhoto, JsonNode, BoxPhoto> success) {
    return answer.fold(
        body -> success.apply(now, body.body()),
        failure -> declined(now, failure),
        why -> now.endWith(new Outcome.NotReached<>(why)),
        why -> now.endWith(new Outcome.OutcomeUnknown<>(why)));
  }

  private static BoxPhoto declined(BoxPhoto now, Failure failure) {
    return failure.meaning() == Meaning.ABSENT
        ? none(now, failure.words())
        : now.endWith(failure.outcome());
  }

  private static boolean isPicture(Answer.Arrived arrived) {
    byte[] body = arrived.body();
    return arrived.status() == 200 && body.length > 0 && body[0] != '{' && body[0] != '<';
  }
}

package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.function.BiFunction;

/**
 * How the questions to a box are judged, whichever API it speaks: what is no answer, or trouble, or
 * unforeseen ends the attempt, and the rest is for whoever asked.
 */
final class Dialogue {

  private final BoxSetup setup;
  private final ObjectMapper json;

  Dialogue(BoxSetup setup, ObjectMapper json) {
    this.setup = setup;
    this.json = json;
  }

  /** A question of which only a success lets the dialogue go on. */
  <S extends Resident<S>> Ask<S> ask(S subject, Call call, BiFunction<S, Success, S> success) {
    return ask(subject, call, success, Dialogue::ended);
  }

  /** A question that the box may also decline. */
  <S extends Resident<S>> Ask<S> ask(
      S subject, Call call, BiFunction<S, Success, S> success, BiFunction<S, Failure, S> failure) {
    return new Ask<>(subject, call, (now, answer) -> judged(now, read(answer), success, failure));
  }

  /** A call that writes the person with the photo. */
  Ask<Registration> askToPlace(Registration subject, Call call) {
    return ask(subject, call, (now, success) -> now.placed(), this::declined);
  }

  SophonAnswer read(Answer answer) {
    return SophonAnswer.of(json, answer);
  }

  static <S extends Resident<S>> S judged(
      S now,
      SophonAnswer answer,
      BiFunction<S, Success, S> success,
      BiFunction<S, Failure, S> failure) {
    return answer.fold(
        body -> success.apply(now, body),
        said -> failure.apply(now, said),
        why -> now.endWith(new Outcome.NotReached<>(why)),
        why -> now.endWith(new Outcome.OutcomeUnknown<>(why)));
  }

  static <S extends Resident<S>> S ended(S now, Failure failure) {
    return now.endWith(failure.outcome());
  }

  /**
   * The person was not written. Somebody of this number is there: the box is asked who. A group is
   * not there: the box was emptied, and what we know of it is forgotten. The photo was refused:
   * what the box kept is looked at.
   */
  Registration declined(Registration now, Failure failure) {
    if (failure.meaning() == Meaning.ABSENT) {
      setup.forget(now.lane());
      return now.endWith(
          new Outcome.OutcomeUnknown<>(failure.words() + "; its set-up is done again"));
    }
    if (failure.meaning() == Meaning.EXISTS) {
      return now.with(Standing.NOT_ASKED);
    }
    return failure.meaning().isOfThePhoto()
        ? now.withRefusal(failure.refusal())
        : ended(now, failure);
  }
}

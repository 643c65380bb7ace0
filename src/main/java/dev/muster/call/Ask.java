package dev.muster.call;

import java.util.function.BiFunction;

/**
 * One question in a longer dialogue: the call to send and what its answer makes of the subject.
 *
 * @param <S> what the dialogue is about; it carries everything learnt so far
 */
public record Ask<S>(S subject, Call call, BiFunction<S, Answer, S> judge) {

  public S answered(Answer answer) {
    return judge.apply(subject, answer);
  }
}

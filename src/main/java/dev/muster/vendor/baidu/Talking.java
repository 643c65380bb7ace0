package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;

/**
 * Whatever asks a cloud questions, one after the other: a placing, a list, a look at a picture. The
 * routes {@code ask-baidu} and {@code ensure-token-baidu} know no more of it than this.
 *
 * @param <S> the type itself
 */
public sealed interface Talking<S extends Talking<S>> permits Member, BaiduErrand {

  Cloud cloud();

  /** The question that is being asked. */
  Asking<S> talk();

  S with(Asking<S> now);

  /** Ends without an answer. */
  S giveUp(Outcome<Void> why);

  /** True when it has come to an end. */
  boolean isOver();

  /** The name of the cloud, which is also the name of its lane. */
  default String cloudName() {
    return cloud().name();
  }

  /** True while a question has no answer yet. */
  default boolean isAsking() {
    return talk().question() != null && !isOver();
  }

  /** True when this one has to fetch the token. */
  default boolean isFetching() {
    return talk().fetching() && !isOver();
  }

  /** True when the question has to wait for its turn. */
  default boolean isHeld() {
    return talk().delay() > 0;
  }

  /** How long it waits, in milliseconds. */
  default long getDelay() {
    return talk().delay();
  }

  default S ask(Question<S> question) {
    return with(talk().about(question));
  }

  /** The same end for another kind of answer: there is none in it. */
  @SuppressWarnings("unchecked") // no instance of Outcome<Void> holds an answer
  static <T> Outcome<T> unanswered(Outcome<Void> why) {
    return (Outcome<T>) (Outcome<?>) why;
  }
}

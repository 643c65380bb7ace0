package dev.muster.call;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a call to a vendor ended. Source: design §2, Failures.
 *
 * @param <T> what was answered
 */
public sealed interface Outcome<T> {

  /** Goes on by how it ended; the texts say what was in the way. */
  <R> R fold(
      Function<? super T, R> answered,
      Function<Refusal, R> refused,
      Function<String, R> notReached,
      Function<String, R> unknown);

  /** It worked, and this is the answer. */
  record Answered<T>(T value) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, R> answered,
        Function<Refusal, R> refused,
        Function<String, R> notReached,
        Function<String, R> unknown) {
      return answered.apply(value);
    }
  }

  /** A final answer: never repeated. */
  record Refused<T>(Refusal refusal) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, R> answered,
        Function<Refusal, R> refused,
        Function<String, R> notReached,
        Function<String, R> unknown) {
      return refused.apply(refusal);
    }
  }

  /** The vendor cannot have seen it: repeat. */
  record NotReached<T>(String why) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, R> answered,
        Function<Refusal, R> refused,
        Function<String, R> notReached,
        Function<String, R> unknown) {
      return notReached.apply(why);
    }
  }

  /**
   * It may have been seen: read back, then decide.
   *
   * @param reason the state that it is left in meanwhile, when that has a name
   */
  record OutcomeUnknown<T>(String why, @Nullable Reason reason) implements Outcome<T> {

    public OutcomeUnknown(String why) {
      this(why, null);
    }

    @Override
    public <R> R fold(
        Function<? super T, R> answered,
        Function<Refusal, R> refused,
        Function<String, R> notReached,
        Function<String, R> unknown) {
      return unknown.apply(why);
    }
  }
}

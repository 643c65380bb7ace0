package dev.muster.call;

/**
 * How a call to a vendor ended. Source: design §2, Failures.
 *
 * @param <T> what was answered
 */
public sealed interface Outcome<T> {

  /** It worked, and this is the answer. */
  record Answered<T>(T value) implements Outcome<T> {}

  /** A final answer: never repeated. */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  /** The vendor cannot have seen it: repeat. */
  record NotReached<T>(String why) implements Outcome<T> {}

  /** It may have been seen: read back, then decide. */
  record OutcomeUnknown<T>(String why) implements Outcome<T> {}
}

package dev.muster.call;

import java.util.function.Function;

/** What came back from a {@link Call}, before anybody has judged it. */
public sealed interface Answer {

  /** Goes on by what came back; the texts say why nothing did. */
  <R> R fold(
      Function<Arrived, R> arrived, Function<String, R> notReached, Function<String, R> lost);

  /** An HTTP answer, whatever it says. */
  record Arrived(int status, byte[] body, String retryAfter) implements Answer {
    @Override
    public <R> R fold(
        Function<Arrived, R> arrived, Function<String, R> notReached, Function<String, R> lost) {
      return arrived.apply(this);
    }
  }

  /** The other side cannot have seen the call. */
  record NotReached(String why) implements Answer {
    @Override
    public <R> R fold(
        Function<Arrived, R> arrived, Function<String, R> notReached, Function<String, R> lost) {
      return notReached.apply(why);
    }
  }

  /**
   * The call may have been seen, but no answer came.
   *
   * @param tooLarge whether one came that was too large to be read
   */
  record Lost(String why, boolean tooLarge) implements Answer {

    public Lost(String why) {
      this(why, false);
    }

    @Override
    public <R> R fold(
        Function<Arrived, R> arrived, Function<String, R> notReached, Function<String, R> lost) {
      return lost.apply(why);
    }
  }
}

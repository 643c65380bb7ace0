package dev.muster.call;

/** What came back from a {@link Call}, before anybody has judged it. */
public sealed interface Answer {

  /** An HTTP answer, whatever it says. */
  record Arrived(int status, byte[] body, String retryAfter) implements Answer {}

  /** The other side cannot have seen the call. */
  record NotReached(String why) implements Answer {}

  /** The call may have been seen, but no answer came. */
  record Lost(String why) implements Answer {}
}

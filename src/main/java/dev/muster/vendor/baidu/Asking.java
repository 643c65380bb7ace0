package dev.muster.vendor.baidu;

import org.jspecify.annotations.Nullable;

/**
 * The question that is being asked of the cloud.
 *
 * @param question null when the last one has its answer
 * @param token what proves to the cloud who asks; empty before there is one
 * @param fetching whether this attempt is the one that fetches a token
 * @param renewed whether the token was renewed for this question
 * @param held how often the question was held back because the cloud is asked too often
 * @param delay how long to wait before it is asked again, in milliseconds
 */
record Asking(
    @Nullable Question question,
    String token,
    boolean fetching,
    boolean renewed,
    int held,
    long delay) {

  static final Asking NOTHING = new Asking(null, "", false, false, 0, 0);

  Asking about(Question next) {
    return new Asking(next, token, false, false, 0, 0);
  }

  Asking answered() {
    return new Asking(null, token, false, false, 0, 0);
  }

  Asking fetch() {
    return new Asking(question, "", true, renewed, held, delay);
  }

  Asking with(String good) {
    return new Asking(question, good, false, renewed, held, 0);
  }

  Asking renew() {
    return new Asking(question, "", false, true, held, 0);
  }

  Asking hold(long millis) {
    return new Asking(question, token, false, renewed, held + 1, millis);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return question == null ? "nothing" : question.path();
  }
}

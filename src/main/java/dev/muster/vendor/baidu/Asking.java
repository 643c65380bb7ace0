package dev.muster.vendor.baidu;

import org.jspecify.annotations.Nullable;

/**
 * The question that is being asked of the cloud.
 *
 * @param question null when the last one has its answer
 * @param token what proves to the cloud who asks; empty before there is one
 * @param fetching whether this one is to fetch a token
 * @param renewed whether the token was renewed for this question
 * @param held how often the question was held back because the cloud is asked too often
 * @param delay how long to wait before it is asked, in milliseconds
 */
record Asking<S extends Talking<S>>(
    @Nullable Question<S> question,
    String token,
    boolean fetching,
    boolean renewed,
    int held,
    long delay) {

  static <S extends Talking<S>> Asking<S> nothing() {
    return new Asking<>(null, "", false, false, 0, 0);
  }

  Asking<S> about(Question<S> next) {
    return new Asking<>(next, token, false, false, 0, 0);
  }

  Asking<S> answered() {
    return new Asking<>(null, token, false, false, 0, 0);
  }

  Asking<S> fetch() {
    return new Asking<>(question, "", true, renewed, held, delay);
  }

  Asking<S> with(String good) {
    return new Asking<>(question, good, false, renewed, held, delay);
  }

  Asking<S> renew() {
    return new Asking<>(question, "", false, true, held, 0);
  }

  /** It was asked too soon. */
  Asking<S> hold() {
    return new Asking<>(question, token, false, renewed, held + 1, 0);
  }

  Asking<S> in(long millis) {
    return new Asking<>(question, token, false, renewed, held, millis);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return question == null ? "nothing" : question.path();
  }
}

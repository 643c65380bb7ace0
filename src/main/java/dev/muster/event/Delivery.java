package dev.muster.event;

import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscriber.
 *
 * @param payload its canonical body
 * @param orderKey what it keeps its order with; empty when it waits for none
 * @param replay the number of the replay that it belongs to; 0 for a live one
 * @param attempts how often it was tried before
 * @param lease the token of the claim
 * @param body what is sent, in the form of the subscriber, once that is known
 * @param result how this attempt ended, once it has
 */
public record Delivery(
    long id,
    Subscriber subscriber,
    String eventId,
    String payload,
    String orderKey,
    long replay,
    int attempts,
    String lease,
    @Nullable Body body,
    @Nullable Result result) {

  /** The name of the subscriber, which is also the name of its lane. */
  public String lane() {
    return subscriber.name();
  }

  /** True while there is something to send. */
  public boolean isReady() {
    return result == null;
  }

  /** True when it is sent at a pace. */
  public boolean isPaced() {
    return result == null && subscriber.pace().rate() > 0;
  }

  /**
   * How an attempt ended.
   *
   * @param status the HTTP status, 0 when no answer came
   * @param words what is to be read in lists
   * @param waitSeconds how long the receiver asked us to wait, 0 when it did not
   * @param millis how long the attempt took
   * @param answer what the receiver said, shortened
   */
  record Result(
      Verdict verdict, int status, String words, long waitSeconds, long millis, String answer) {

    static Result skipped() {
      return new Result(Verdict.SKIPPED, 0, "the transform made nothing of it", 0, 0, "");
    }

    static Result unusable(String words) {
      return new Result(Verdict.BLOCKED, 0, words, 0, 0, "");
    }

    /** It did not arrive, and the same is tried again. */
    static Result again(String words, long millis) {
      return new Result(Verdict.AGAIN, 0, words, 0, millis, "");
    }
  }

  /** What an answer means for the delivery. */
  enum Verdict {
    /** It has arrived. */
    DELIVERED,
    /** It is none for this subscriber. */
    SKIPPED,
    /** It is tried again by the plan. */
    AGAIN,
    /** It waits for somebody to take it up. */
    BLOCKED,
    /** The receiver is no more: it waits until its subscriber is switched on again. */
    GONE
  }

  /** The same for the same subscriber by other settings. */
  Delivery to(Subscriber now) {
    return new Delivery(id, now, eventId, payload, orderKey, replay, attempts, lease, body, result);
  }

  Delivery with(Body shaped) {
    return new Delivery(
        id, subscriber, eventId, payload, orderKey, replay, attempts, lease, shaped, result);
  }

  Delivery ended(Result end) {
    return new Delivery(
        id, subscriber, eventId, payload, orderKey, replay, attempts, lease, body, end);
  }

  @Override
  public String toString() {
    return eventId + " for " + subscriber.name();
  }
}

package dev.muster.event;

import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscriber.
 *
 * @param attempts how often it was tried before
 * @param lease the token of the claim
 * @param result how this attempt ended, once it has
 */
public record Delivery(
    long id,
    Subscriber subscriber,
    String eventId,
    String payload,
    int attempts,
    String lease,
    @Nullable Result result) {

  /** The name of the subscriber, which is also the name of its lane. */
  public String lane() {
    return subscriber.name();
  }

  /**
   * How an attempt ended.
   *
   * @param status the HTTP status, 0 when no answer came
   * @param waitSeconds how long the receiver asked us to wait, 0 when it did not
   */
  record Result(Verdict verdict, int status, String words, long waitSeconds) {}

  /** What an answer means for the delivery. */
  enum Verdict {
    DELIVERED,
    AGAIN,
    BLOCKED
  }

  Delivery ended(Result end) {
    return new Delivery(id, subscriber, eventId, payload, attempts, lease, end);
  }

  @Override
  public String toString() {
    return eventId + " for " + subscriber.name();
  }
}

package dev.muster.store;

import java.util.List;

/**
 * Durable work that waits in rows, one queue per kind, one lane per box or subscriber.
 *
 * <p>Guarantee: a row is with at most one claimer at a time; a claim that is neither settled nor
 * abandoned comes back when its lease ends, or at the next start of the same instance.
 *
 * @param <T> the work as its route receives it
 */
public interface WorkQueue<T> {

  /** Claims up to {@code max} rows of the lane that are due, in their order. */
  List<T> claim(String lane, int max);

  /** Gives back work whose flow broke for an unforeseen reason; it is tried again later. */
  void abandon(T work, String why);

  /** Rung when the lane may have new work. */
  Bell bell();
}

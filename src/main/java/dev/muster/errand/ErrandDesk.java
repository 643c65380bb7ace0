package dev.muster.errand;

import dev.muster.call.Outcome;

/** Runs wishes through the routes of their targets. */
public interface ErrandDesk {

  /**
   * Waits for the end, at most as long as the calls of the target may take.
   *
   * @throws IllegalArgumentException with one sentence when nobody is named so, or cannot do this
   */
  <T> Outcome<T> run(Wish<T> wish);
}

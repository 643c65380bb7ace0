package dev.muster.sync;

import java.util.Locale;

/** What a plan wants to do about one difference. */
public enum Change {
  /** Somebody comes onto the target. */
  ADD,
  /** Somebody on the target is not as they are to be. */
  UPDATE,
  /** Somebody leaves the target. */
  REMOVE,
  /**
   * Somebody is to leave, and keeps their place suspended, or untouched, until their grace is over.
   */
  WAIT,
  /** Somebody whom others enrolled on a directory comes onto the roster. */
  ADOPT,
  /** Somebody whom others enrolled on a directory stays as they are, and is told of. */
  REPORT,
  /** Two lists contradict each other, or an entry cannot be used: a person has to look. */
  CONFLICT,
  /** A part of a directory's set-up is not as it is to be. */
  SETUP,
  /** Somebody is right on both sides; from now on the source is known to bring them. */
  LINK;

  /** The lower-case word of the interfaces. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

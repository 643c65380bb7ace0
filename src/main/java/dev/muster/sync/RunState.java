package dev.muster.sync;

import java.util.Locale;

/** How far a run is. */
public enum RunState {
  /** Wanted; its lists are being read and compared, or soon will be. */
  ASKED,
  /** The plan waits for somebody's approval, as the mode of the sync wants it. */
  PLANNED,
  /** A guard stopped it: nothing was changed, and somebody has to look. */
  TRIPPED,
  /** Is being carried out, or soon will be. */
  APPROVED,
  /** Everything of the plan is in the hands of the lanes, or there was nothing to do. */
  DONE,
  /** A list could not be read: nothing was changed. */
  FAILED,
  /** The world changed after the plan was made: nothing was changed, plan anew. */
  STALE,
  /** Somebody decided against the plan. */
  DISMISSED,
  /** A later run of the sync made another plan before somebody approved this one. */
  SUPERSEDED;

  /** True when a person is waited for. */
  public boolean isWaiting() {
    return this == PLANNED || this == TRIPPED;
  }

  /** True when the program is at it. */
  public boolean isUnderWay() {
    return this == ASKED || this == APPROVED;
  }

  /** The lower-case word of the interfaces. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

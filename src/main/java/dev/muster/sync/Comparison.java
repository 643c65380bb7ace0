package dev.muster.sync;

/** One target of a run, while it is compared with the people who are to be there. */
interface Comparison {

  /** The roster, or a directory. */
  String target();

  Counts counts();

  /** How long the comparing took, in milliseconds, with the waiting for the lists. */
  long millis();

  /** Why the target cannot be compared, readable by {@code call.Told}; empty when it can. */
  String trouble();
}

package dev.muster.sync;

/** What is done about people whom others enrolled on a directory. */
public enum Strangers {
  /** They stay, and are told of. */
  REPORT,
  /** They come onto the roster, with their photo where the directory gives it. */
  ADOPT,
  /** They are removed. */
  REMOVE
}

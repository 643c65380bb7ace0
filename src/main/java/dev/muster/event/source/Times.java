package dev.muster.event.source;

/**
 * How a box takes the times of a question. The documents contradict each other for v2
 * (contracts/sophon.md §6.8.3), so seconds come first: a box that wanted milliseconds answers too
 * much, which shows, while the other way round it would answer nothing.
 */
public enum Times {
  SECONDS,
  MILLIS,
  /** It does not heed them: everything is read, and what is too old is left out. */
  UNHEEDED;

  /** What is tried when answers lie outside of what was asked for. */
  Times other() {
    return this == SECONDS ? MILLIS : UNHEEDED;
  }
}

package dev.muster.box;

/** Talks to boxes about how they stand: the routes {@code inspect-box} and {@code repair-box}. */
public interface Inspector {

  /** Looks, and changes nothing. */
  Inspection inspect(Inspection begun);

  /** Looks, mends what it can, and looks again. It deletes nothing. */
  Inspection repair(Inspection begun);
}

package dev.muster.facebox.fault;

import java.util.SplittableRandom;

/**
 * Repeatable chance: what falls depends on the seed and the number of the throw only, so that calls
 * in parallel have the same share of faults in every run.
 */
record Dice(long seed) {

  /** Whether the throw falls within this share of all. */
  boolean falls(long number, double rate) {
    return random(number).nextDouble() < rate;
  }

  /** A second number of the same throw, 0 to below 1, independent of the first. */
  double spread(long number) {
    SplittableRandom random = random(number);
    random.nextDouble();
    return random.nextDouble();
  }

  private SplittableRandom random(long number) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
  }
}

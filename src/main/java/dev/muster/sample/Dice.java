package dev.muster.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Repeatable chance. Each purpose has its own stream, so that a new trait leaves the others as they
 * were.
 */
final class Dice {

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Dice of(long seed, String purpose) {
    return new Dice(scatter(scatter(seed + 0x632BE59BD9B4E019L) ^ purpose.hashCode()));
  }

  /**
   * Spreads neighbouring numbers over the whole range. SplittableRandom steps by a constant: seeds
   * that far apart would give the same numbers one place later, and people who look related.
   */
  private static long scatter(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Between the bounds, values near the middle being likelier. */
  double bell(double low, double high) {
    return low + (high - low) * (random.nextDouble() + random.nextDouble()) / 2;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A normally distributed number, mean 0 and deviation 1, by the sum of twelve. */
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}

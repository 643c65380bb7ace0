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
    return new Dice(seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xD1B54A32D192ED03L);
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

package dev.muster.recogniser;

/**
 * How a recogniser counts likeness.
 *
 * @param least the smallest score there is
 * @param most the greatest score there is
 * @param lowerIsCloser whether the smallest score is the closest
 * @param threshold the score from which on two faces are one person
 */
public record Scale(double least, double most, boolean lowerIsCloser, double threshold) {

  public Scale {
    if (!(least < most) || !(threshold >= least && threshold <= most)) {
      throw new IllegalArgumentException(
          "the threshold %s does not lie between %s and %s".formatted(threshold, least, most));
    }
  }

  /** The same with another threshold. */
  public Scale from(double other) {
    return new Scale(least, most, lowerIsCloser, other);
  }
}

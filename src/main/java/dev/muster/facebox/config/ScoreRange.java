package dev.muster.facebox.config;

import java.util.Optional;

/**
 * The score scale: raw similarity 0 is score 0, {@value #BEND} is the middle one, 1 is 100, with
 * straight lines between them ({@code contracts/sophon.md §8.2}).
 */
public record ScoreRange(double least, double middle, double most) {

  /** The raw similarity at which the two lines meet. */
  public static final double BEND = 0.55;

  /**
   * Reads {@code "0.0,82.0,100.0"}; empty unless the middle lies between 0 and 100, the only ends
   * that the published constants allow.
   */
  public static Optional<ScoreRange> parse(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,15})?(,\\d{1,3}(\\.\\d{1,15})?){2}")) {
      return Optional.empty();
    }
    String[] parts = text.split(",");
    ScoreRange range =
        new ScoreRange(
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]),
            Double.parseDouble(parts[2]));
    return Optional.of(range).filter(ScoreRange::bends);
  }

  /**
   * The score of a raw similarity.
   *
   * @param raw 0 to 1
   */
  public double score(double raw) {
    return raw <= BEND ? firstSlope() * raw : middle + secondSlope() * (raw - BEND);
  }

  /** {@code FIRST_SCORE_FUNC_A}; the first line has no offset. */
  public double firstSlope() {
    return middle / BEND;
  }

  /** {@code SECOND_SCORE_FUNC_A}. */
  public double secondSlope() {
    return (most - middle) / (1 - BEND);
  }

  /** {@code SECOND_SCORE_FUNC_B}. */
  public double secondOffset() {
    return most - secondSlope();
  }

  private boolean bends() {
    return least == 0 && middle > 0 && middle < 100 && most == 100;
  }

  @Override
  public String toString() {
    return least + "," + middle + "," + most;
  }
}

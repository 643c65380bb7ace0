package dev.muster.facebox.config;

import java.util.Optional;

/**
 * The points of the score scale that raw similarities 0, 0.55 and 1 are mapped to ({@code
 * contracts/sophon.md §8.2}).
 */
public record ScoreRange(double least, double middle, double most) {

  /** Reads {@code "0.0,82.0,100.0"}; empty unless three rising numbers from 0 to 100. */
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
    return Optional.of(range).filter(ScoreRange::rises);
  }

  private boolean rises() {
    return least < middle && middle < most && most <= 100;
  }

  @Override
  public String toString() {
    return least + "," + middle + "," + most;
  }
}

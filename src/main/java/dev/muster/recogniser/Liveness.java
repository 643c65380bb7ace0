package dev.muster.recogniser;

/**
 * Whether somebody was there.
 *
 * @param score 0 to 1
 * @param threshold the score above which it counts as live
 */
public record Liveness(double score, double threshold) {

  public boolean isLive() {
    return score > threshold;
  }
}

package dev.muster.face;

import java.util.Arrays;

/**
 * Similarities of pairs of photos.
 *
 * @param sorted lowest first
 * @param accepted how many reach the threshold
 */
record TrialScores(double[] sorted, int accepted) {

  static TrialScores of(double[] scores, double threshold) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int accepted = 0;
    for (double score : sorted) {
      accepted += score >= threshold ? 1 : 0;
    }
    return new TrialScores(sorted, accepted);
  }

  int pairs() {
    return sorted.length;
  }

  /** The score that this share of the pairs does not exceed; 0 gives the lowest, 1 the highest. */
  double at(double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  String distribution() {
    if (sorted.length == 0) {
      return "no pairs";
    }
    return "lowest %.3f, 5 %% %.3f, median %.3f, 95 %% %.3f, highest %.3f"
        .formatted(at(0), at(0.05), at(0.5), at(0.95), at(1));
  }
}

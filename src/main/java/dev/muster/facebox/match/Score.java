package dev.muster.facebox.match;

/**
 * The 0 to 100 score of the v1 API ({@code contracts/sophon.md §8.2}).
 *
 * <p>The vendor maps a raw similarity of 0 to 1 in two straight pieces that meet at raw 0.55, score
 * 82; how raw follows from a cosine is not published. Here it is two straight pieces as well:
 * cosine 0 and below is raw 0, the engine's threshold is raw 0.55, cosine 1 is raw 1.
 */
final class Score {

  /** A score passes when it is greater ({@code contracts/sophon.md §8.1}). */
  static final double THRESHOLD = 82;

  private static final double RAW_THRESHOLD = 0.55;

  private Score() {}

  /**
   * @param cosine similarity of two templates, -1 to 1
   * @param engineThreshold the cosine at which the engine takes two faces for one person
   */
  static double of(double cosine, double engineThreshold) {
    return pretty(raw(cosine, engineThreshold));
  }

  static boolean passes(double score) {
    return score > THRESHOLD;
  }

  static double raw(double cosine, double engineThreshold) {
    double inside = Math.max(0, Math.min(1, cosine));
    return inside <= engineThreshold
        ? RAW_THRESHOLD * inside / engineThreshold
        : RAW_THRESHOLD + (1 - RAW_THRESHOLD) * (inside - engineThreshold) / (1 - engineThreshold);
  }

  static double pretty(double raw) {
    return raw <= RAW_THRESHOLD
        ? THRESHOLD / RAW_THRESHOLD * raw
        : THRESHOLD + (100 - THRESHOLD) / (1 - RAW_THRESHOLD) * (raw - RAW_THRESHOLD);
  }
}

package dev.muster.facebox.baidu;

/**
 * The score of two faces, 0 to 100 ({@code contracts/baidu.md §4.8}): two straight lines from
 * cosine 0 over the engine's threshold, which is the recommended score of 80, to cosine 1.
 *
 * @param threshold the cosine from which the engine takes two faces for one person
 */
record Likeness(double threshold) {

  private static final double BEND = 80;
  private static final double MOST = 100;

  double of(double cosine) {
    double inside = Math.max(0, Math.min(1, cosine));
    return inside <= threshold
        ? BEND * inside / threshold
        : BEND + (MOST - BEND) * (inside - threshold) / (1 - threshold);
  }
}

package dev.muster.facebox.match;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.ScoreRange;
import dev.muster.facebox.config.Setting;

/**
 * The 0 to 100 score ({@code contracts/sophon.md §8.2}).
 *
 * <p>The vendor maps a raw similarity of 0 to 1 in two straight pieces that meet at raw 0.55; how
 * raw follows from a cosine is not published. Here it is two straight pieces as well: cosine 0 and
 * below is raw 0, the engine's threshold is raw 0.55, cosine 1 is raw 1.
 *
 * @param least the score that must be exceeded to pass ({@code §8.1})
 * @param engineThreshold the cosine at which the engine takes two faces for one person
 */
public record Score(ScoreRange range, double least, double engineThreshold) {

  /** As the box is configured now. */
  public static Score configured(Configuration configuration, double engineThreshold) {
    return new Score(
        configuration.scoreRange(), configuration.number(Setting.THRESHOLD), engineThreshold);
  }

  /**
   * @param cosine similarity of two templates, -1 to 1
   */
  public double of(double cosine) {
    return range.score(raw(cosine));
  }

  public boolean passes(double score) {
    return score > least;
  }

  /** 0 to 1. */
  public double raw(double cosine) {
    return bent(cosine, engineThreshold, ScoreRange.BEND);
  }

  /** Two straight lines from (0, 0) over the bend to (1, 1). */
  static double bent(double cosine, double bendAt, double bendTo) {
    double inside = Math.max(0, Math.min(1, cosine));
    return inside <= bendAt
        ? bendTo * inside / bendAt
        : bendTo + (1 - bendTo) * (inside - bendAt) / (1 - bendAt);
  }
}

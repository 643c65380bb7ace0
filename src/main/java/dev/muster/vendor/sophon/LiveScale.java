package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The scale of realtime scores. Boxes whose other scores are percent have sent raw ones here
 * (contracts/sophon.md §6.6.2, §6.6.3). A matched face lies above the threshold of 82 percent, so a
 * matched score of at most 1 is raw and shows what the box does; a stranger's score alone shows
 * nothing (§8.2).
 */
final class LiveScale {

  /** Where the two straight lines of the vendor's mapping meet. §8.2. */
  private static final double BEND = 0.55;

  private static final double AT_BEND = 82;

  private final Set<String> raw = ConcurrentHashMap.newKeySet();

  /** The score on the scale that the configuration gives the box. */
  double score(Box box, boolean matched, double score) {
    if ("raw".equals(box.scale())) {
      return score;
    }
    if (score > 1) {
      raw.remove(box.name());
      return score;
    }
    if (matched) {
      raw.add(box.name());
    }
    return raw.contains(box.name()) ? percent(score) : score;
  }

  private static double percent(double similarity) {
    return similarity <= BEND
        ? similarity * AT_BEND / BEND
        : AT_BEND + (similarity - BEND) * (100 - AT_BEND) / (1 - BEND);
  }
}

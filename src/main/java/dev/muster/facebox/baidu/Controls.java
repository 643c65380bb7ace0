package dev.muster.facebox.baidu;

import dev.muster.face.FaceQuality;
import java.util.Set;

/**
 * What a call asks of its faces beside being there.
 *
 * @param alive whether liveness or the absence of a forgery is to be judged
 */
record Controls(QualityControl quality, boolean alive, Judge judge) {

  private static final String NONE = "NONE";
  private static final Set<String> LEVELS = Set.of(NONE, "LOW", "NORMAL", "HIGH");

  /**
   * @throws Declined 223118, 223119 or 216100 for a level that is none
   */
  static Controls of(Wish wish, Judge judge) {
    String quality = wish.word("quality_control", NONE, LEVELS, Fault.QUALITY_CONTROL);
    String liveness = wish.word("liveness_control", NONE, LEVELS, Fault.LIVENESS_CONTROL);
    String spoofing = wish.word("spoofing_control", NONE, LEVELS, Fault.PARAMETER);
    boolean alive = !liveness.equals(NONE) || !spoofing.equals(NONE);
    return new Controls(QualityControl.valueOf(quality), alive, judge);
  }

  boolean measures() {
    return quality != QualityControl.NONE;
  }

  /** A token whose picture was never measured passes for its quality. */
  SeenFace check(SeenFace face) {
    FaceQuality measured = face.quality();
    if (measured != null) {
      quality
          .failed(measured)
          .ifPresent(
              fault -> {
                throw fault.declined();
              });
    }
    if (alive) {
      judge.check();
    }
    return face;
  }
}

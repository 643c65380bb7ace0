package dev.muster.recogniser;

/**
 * How alike two faces are, in the recogniser's own figures.
 *
 * @param raw as it was answered
 */
public record Score(double raw, Scale scale) {

  /** True when it reaches the threshold. */
  public boolean isSame() {
    return scale.lowerIsCloser() ? raw <= scale.threshold() : raw >= scale.threshold();
  }

  /** 0 for nothing in common, 1 for the same picture: comparable within one recogniser only. */
  public double closeness() {
    double share = (raw - scale.least()) / (scale.most() - scale.least());
    double bounded = Math.min(1, Math.max(0, share));
    return scale.lowerIsCloser() ? 1 - bounded : bounded;
  }
}

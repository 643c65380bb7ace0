package dev.muster.sample;

/** Proportions of the skull and the jaw. */
record HeadShape(
    double width,
    double jaw,
    double chin,
    double length,
    double cheek,
    double ridge,
    double temple,
    double earSize,
    double earLift) {

  static HeadShape of(Dice dice, boolean feminine) {
    return new HeadShape(
        dice.bell(0.88, 1.12),
        dice.bell(-0.10, feminine ? 0.06 : 0.16),
        dice.bell(0.02, feminine ? 0.10 : 0.16),
        dice.bell(1.56, 1.78),
        dice.bell(-0.03, 0.06),
        dice.bell(0.01, feminine ? 0.05 : 0.09),
        dice.bell(0, 0.08),
        dice.bell(0.85, 1.2),
        dice.bell(-0.08, 0.08));
  }
}

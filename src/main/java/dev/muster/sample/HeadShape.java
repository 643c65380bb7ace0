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
        dice.between(0.88, 1.14),
        dice.between(-0.14, feminine ? 0.08 : 0.17),
        dice.bell(0.02, feminine ? 0.10 : 0.16),
        dice.between(1.5, 1.84),
        dice.bell(-0.03, 0.06),
        dice.between(0, feminine ? 0.03 : 0.06),
        dice.bell(0, 0.08),
        dice.bell(0.85, 1.2),
        dice.bell(-0.08, 0.08));
  }
}

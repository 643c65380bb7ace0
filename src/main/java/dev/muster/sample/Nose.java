package dev.muster.sample;

/** Shape of the nose. */
record Nose(
    double length,
    double bridge,
    double bridgeHeight,
    double tip,
    double tipHeight,
    double wings,
    double hump,
    double upturn) {

  static Nose of(Dice dice, boolean feminine) {
    return new Nose(
        dice.bell(0.58, 0.80),
        dice.bell(0.085, 0.14),
        dice.bell(0.05, 0.16),
        dice.bell(0.10, 0.17),
        dice.bell(0.20, 0.34) * (feminine ? 0.92 : 1),
        dice.bell(0.17, 0.28),
        dice.bell(-0.03, 0.06),
        dice.bell(-0.03, 0.06));
  }
}

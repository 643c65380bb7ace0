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
    double upturn,
    double shade) {

  static Nose of(Dice dice, boolean feminine) {
    return new Nose(
        dice.between(0.56, 0.84),
        dice.bell(0.085, 0.14),
        dice.between(0.03, 0.17),
        dice.bell(0.10, 0.17),
        dice.bell(0.20, 0.34) * (feminine ? 0.92 : 1),
        dice.between(0.16, 0.28),
        dice.bell(-0.03, 0.06),
        dice.bell(-0.03, 0.06),
        dice.between(0, 1));
  }
}

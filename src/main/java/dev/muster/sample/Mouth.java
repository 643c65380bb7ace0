package dev.muster.sample;

/** Shape of the lips. */
record Mouth(
    double gap,
    double halfWidth,
    double upper,
    double lower,
    double bow,
    double smile,
    double colour,
    double philtrum) {

  static Mouth of(Dice dice, boolean feminine) {
    return new Mouth(
        dice.between(0.24, 0.4),
        dice.between(0.27, 0.44),
        dice.between(0.05, feminine ? 0.11 : 0.09),
        dice.between(0.07, feminine ? 0.15 : 0.13),
        dice.between(0.1, 0.9),
        dice.between(0.015, 0.11),
        feminine ? dice.between(0.35, 0.85) : dice.between(0.15, 0.45),
        dice.between(0.2, 1));
  }
}

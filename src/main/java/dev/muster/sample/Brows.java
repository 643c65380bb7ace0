package dev.muster.sample;

/** Shape of the eyebrows. */
record Brows(
    double lift,
    double inner,
    double outer,
    double arch,
    double peak,
    double slope,
    double thickness,
    double density) {

  static Brows of(Dice dice, boolean feminine) {
    return new Brows(
        dice.bell(0.23, 0.40),
        dice.between(0.10, 0.24),
        dice.between(0.66, 0.82),
        dice.between(0.0, 0.16),
        dice.between(0.35, 0.75),
        dice.between(-0.10, 0.10),
        feminine ? dice.between(0.035, 0.085) : dice.between(0.06, 0.13),
        dice.between(0.55, 1));
  }
}

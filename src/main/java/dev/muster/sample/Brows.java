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
    double density,
    double uneven) {

  static Brows of(Dice dice, boolean feminine) {
    return new Brows(
        dice.between(0.2, 0.47),
        dice.between(0.06, 0.26),
        dice.between(0.6, 0.84),
        dice.between(0.0, 0.18),
        dice.between(0.35, 0.75),
        dice.between(-0.15, 0.12),
        feminine ? dice.between(0.03, 0.1) : dice.between(0.045, 0.12),
        dice.between(0.35, 1),
        dice.between(-0.05, 0.05));
  }
}

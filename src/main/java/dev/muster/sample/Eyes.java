package dev.muster.sample;

import java.awt.Color;
import java.util.List;

/** Place, cut and colour of the eyes. */
record Eyes(
    double apart,
    double halfWidth,
    double upper,
    double lower,
    double tilt,
    double crease,
    double bags,
    double depth,
    double lidShade,
    double line,
    int lashes,
    Color iris) {

  private static final List<Color> DARK =
      List.of(new Color(72, 44, 26), new Color(52, 32, 22), new Color(98, 62, 34));
  private static final List<Color> LIGHT =
      List.of(
          new Color(96, 134, 160),
          new Color(110, 138, 96),
          new Color(122, 92, 52),
          new Color(112, 126, 136));

  static Eyes of(Dice dice, Complexion skin, boolean feminine) {
    return new Eyes(
        dice.between(0.375, 0.49),
        dice.between(0.155, 0.245),
        dice.between(0.065, 0.115),
        dice.between(0.035, 0.085),
        dice.between(-0.14, 0.24),
        dice.chance(0.25) ? 0 : dice.between(0.03, 0.09),
        dice.between(0, 1),
        dice.between(0, 0.14),
        dice.between(0.1, 0.7),
        dice.between(0.018, feminine ? 0.042 : 0.032),
        feminine ? dice.below(6) : 0,
        skin.depth() < 2.6 && dice.chance(0.6) ? dice.pick(LIGHT) : dice.pick(DARK));
  }
}

package dev.muster.sample;

import java.util.List;

/** Hair of the face; density 0 is clean-shaven. */
record Beard(Style style, double density, double reach, double lean) {

  enum Style {
    NONE,
    STUBBLE,
    MOUSTACHE,
    GOATEE,
    FULL
  }

  static Beard of(Dice dice, boolean feminine) {
    double lean = dice.between(-0.9, 0.9);
    Style style =
        feminine
            ? Style.NONE
            : dice.pick(
                List.of(
                    Style.NONE,
                    Style.NONE,
                    Style.NONE,
                    Style.NONE,
                    Style.STUBBLE,
                    Style.STUBBLE,
                    Style.MOUSTACHE,
                    Style.GOATEE,
                    Style.FULL));
    return new Beard(style, dice.between(0.5, 1), dice.between(-0.1, 0.15), lean);
  }
}

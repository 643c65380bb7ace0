package dev.muster.sample;

import java.awt.Color;
import java.util.List;

/**
 * Hair of the head.
 *
 * @param line y of the hairline in the middle of the forehead
 * @param part x of the parting
 */
record Hair(
    Cut cut,
    Color colour,
    double line,
    double recession,
    double temple,
    double part,
    double volume,
    double curl,
    double fringe,
    double sweep) {

  enum Cut {
    BALD,
    BUZZ,
    SHORT,
    BOB,
    LONG,
    BUN
  }

  private static final List<Color> DARK =
      List.of(
          new Color(26, 22, 22),
          new Color(38, 28, 24),
          new Color(58, 40, 30),
          new Color(34, 32, 38));
  private static final List<Color> ANY =
      List.of(
          new Color(84, 56, 36),
          new Color(122, 82, 48),
          new Color(176, 134, 80),
          new Color(146, 74, 42),
          new Color(58, 40, 30),
          new Color(32, 26, 24));
  private static final Color GREY = new Color(176, 174, 172);

  static Hair of(Dice dice, boolean feminine, double age, Complexion skin) {
    Color young = dice.pick(skin.depth() < 2.2 ? ANY : DARK);
    double greyness = Math.max(0, Math.min(1, (age - dice.between(0.35, 0.9)) * 3));
    Cut cut =
        feminine
            ? dice.pick(List.of(Cut.LONG, Cut.LONG, Cut.BOB, Cut.BOB, Cut.SHORT, Cut.BUN, Cut.BUN))
            : dice.pick(
                List.of(Cut.SHORT, Cut.SHORT, Cut.SHORT, Cut.SHORT, Cut.BUZZ, Cut.BUZZ, Cut.BALD));
    boolean fringed = (cut == Cut.BOB || cut == Cut.LONG || cut == Cut.SHORT) && dice.chance(0.45);
    return new Hair(
        cut,
        Tint.mix(young, GREY, greyness * 0.85),
        dice.bell(-1.12, -0.84),
        feminine ? dice.between(0, 0.05) : dice.between(0, 0.1 + 0.25 * age),
        dice.between(0.18, 0.48),
        dice.between(-0.6, 0.6),
        dice.between(0.07, 0.17),
        dice.chance(0.4) ? dice.between(0.4, 1) : 0,
        fringed ? dice.between(0.15, 0.42) : 0,
        dice.between(-0.45, 0.45));
  }
}

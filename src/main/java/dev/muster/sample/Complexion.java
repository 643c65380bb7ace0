package dev.muster.sample;

import java.awt.Color;
import java.util.List;

/** Skin: its colour, and what is written on it. */
record Complexion(
    double depth,
    Color base,
    double blush,
    double mottle,
    double freckles,
    int moles,
    double lines) {

  private static final List<Color> TONES =
      List.of(
          new Color(250, 220, 200),
          new Color(242, 200, 170),
          new Color(230, 182, 146),
          new Color(212, 157, 117),
          new Color(180, 124, 88),
          new Color(142, 94, 66),
          new Color(110, 71, 51));

  static Complexion of(Dice dice, double age) {
    double depth = dice.between(0, TONES.size() - 1.001);
    int tone = (int) depth;
    Color base = Tint.mix(TONES.get(tone), TONES.get(tone + 1), depth - tone);
    return new Complexion(
        depth,
        Tint.scale(base, dice.between(0.96, 1.03)),
        dice.between(0.05, 0.3),
        dice.between(0.8, 1.2),
        dice.chance(0.45) ? dice.between(0.3, 1) : 0,
        dice.chance(0.4) ? 1 + dice.below(3) : 0,
        age * dice.between(0.7, 1.1));
  }

  Color shadow() {
    return Tint.scale(Tint.mix(base, new Color(120, 40, 30), 0.25), 0.62);
  }

  Color light() {
    return Tint.mix(base, new Color(255, 244, 232), 0.45);
  }
}

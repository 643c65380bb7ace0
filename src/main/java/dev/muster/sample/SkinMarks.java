package dev.muster.sample;

import java.awt.Color;

/** Wrinkles, folds, moles and freckles. */
final class SkinMarks {

  private static final Color MOLE = new Color(74, 44, 32);
  private static final Color FRECKLE = new Color(160, 92, 54);

  private SkinMarks() {}

  static void lines(Brush brush, Traits traits) {
    Dice dice = traits.dice("lines");
    double lines = traits.skin().lines();
    Color color = traits.skin().shadow();
    forehead(brush, dice, lines, color);
    for (int side = -1; side <= 1; side += 2) {
      cheek(brush, dice, traits, side, color);
      corner(brush, dice, traits, side, color);
    }
    if (traits.head().chin() > 0.11) {
      double chin = traits.head().length() - 0.2;
      brush.crease(Brush.curve(0, chin - 0.06, 0.01, chin, 0, chin + 0.08), 0.03, color, 0.5);
    }
  }

  private static void forehead(Brush brush, Dice dice, double lines, Color color) {
    int count = dice.chance(0.3 + lines) ? 1 + dice.below(4) : 0;
    for (int i = 0; i < count; i++) {
      double y = dice.between(-0.95, -0.75) + i * dice.between(0.10, 0.18);
      double half = dice.between(0.3, 0.6);
      double middle = dice.between(-0.1, 0.1);
      double sag = dice.between(-0.08, 0.05);
      brush.crease(
          Brush.curve(
              middle - half, y, middle, y + sag, middle + half, y + dice.between(-0.04, 0.04)),
          0.03,
          color,
          0.10 + 0.4 * lines);
    }
    for (int i = dice.chance(lines) ? 1 + dice.below(2) : 0; i > 0; i--) {
      double x = dice.between(-0.1, 0.1);
      brush.crease(
          Brush.curve(x, -0.34, x * 1.3, -0.24, x * 0.8, -0.14), 0.025, color, 0.1 + 0.5 * lines);
    }
  }

  private static void cheek(Brush brush, Dice dice, Traits traits, int side, Color color) {
    double nose = traits.nose().length();
    double mouth = nose + traits.mouth().gap();
    double wide = traits.nose().wings() + 0.03;
    double end = traits.mouth().halfWidth() + dice.between(0.05, 0.16);
    double alpha = 0.06 + 0.5 * traits.skin().lines() + dice.between(0, 0.2);
    brush.crease(
        Brush.curve(
            side * wide, nose - 0.12, side * (end - 0.02), nose + 0.03, side * end, mouth - 0.04),
        0.05,
        color,
        alpha);
    if (dice.chance(0.3)) {
      double x = side * (end + 0.1);
      brush.crease(
          Brush.curve(x, mouth - 0.16, x + side * 0.06, mouth, x, mouth + 0.12), 0.03, color, 0.4);
    }
  }

  private static void corner(Brush brush, Dice dice, Traits traits, int side, Color color) {
    double x = traits.eyes().apart() + traits.eyes().halfWidth() + 0.05;
    for (int i = dice.below(3); i >= 0; i--) {
      double fall = dice.between(-0.12, 0.16);
      brush.crease(
          Brush.curve(side * x, fall * 0.4, side * (x + 0.1), fall, side * (x + 0.17), fall * 1.5),
          0.016,
          color,
          0.4 * traits.skin().lines());
    }
    double under = 0.15 + dice.between(0, 0.05);
    double from = traits.eyes().apart() - 0.2;
    brush.crease(
        Brush.curve(
            side * from, 0.08, side * (from + 0.12), under + 0.06, side * (from + 0.36), under),
        0.03,
        color,
        0.12 + 0.4 * traits.eyes().bags());
  }

  static void spots(Brush brush, Traits traits) {
    Dice dice = traits.dice("spots");
    for (int i = traits.skin().moles(); i > 0; i--) {
      double size = dice.between(0.014, 0.03);
      double aside = dice.between(0.45, 0.75);
      double x = dice.chance(0.5) ? aside : -aside;
      brush.spot(x, dice.between(0.3, 1.2), size, size, Tint.fade(MOLE, 0.75));
    }
    Color freckle = Tint.mix(FRECKLE, traits.skin().shadow(), 0.5);
    int freckles = (int) (traits.skin().freckles() * 170);
    for (int i = 0; i < freckles; i++) {
      double size = dice.between(0.008, 0.024);
      double x = dice.bell(-0.85, 0.85);
      double y = dice.bell(-0.1, 0.9);
      brush.spot(x, y, size, size * 0.8, Tint.fade(freckle, dice.between(0.2, 0.5)));
    }
  }
}

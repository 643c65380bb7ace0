package dev.muster.sample;

import java.awt.Color;

/** Eyebrows, hair by hair. */
final class BrowPaint {

  private BrowPaint() {}

  static void on(Brush brush, Traits traits, int side) {
    Brows brows = traits.brows();
    brush.shift(0, side * brows.uneven());
    Dice dice = traits.dice("brow hairs" + side);
    Color color = Tint.mix(Tint.scale(traits.hair().colour(), 0.8), new Color(40, 28, 24), 0.6);
    for (int i = 0; i <= 12; i++) {
      double along = i / 12.0;
      double x = brows.inner() + (brows.outer() - brows.inner()) * along;
      double thick = thickness(brows, along);
      brush.soft(x, middle(brows, along), 0.075, thick * 1.15, color, 0.36 * brows.density());
    }
    int hairs = (int) (110 * brows.density());
    for (int i = 0; i < hairs; i++) {
      hair(brush, brows, dice, color);
    }
  }

  private static void hair(Brush brush, Brows brows, Dice dice, Color color) {
    double along = dice.between(0, 1);
    double x = brows.inner() + (brows.outer() - brows.inner()) * along;
    double thick = thickness(brows, along);
    double y = middle(brows, along) + dice.bell(-1, 1) * thick * 0.8;
    double lean = dice.between(0.02, 0.05) + 0.05 * along;
    double rise = -0.07 * (1 - along) + 0.02 * along + dice.between(-0.015, 0.015);
    double shade = dice.between(0.75, 1.25);
    brush.strand(
        x,
        y,
        x + lean * 0.4,
        y + rise * 0.7,
        x + lean,
        y + rise,
        0.012,
        Tint.fade(Tint.scale(color, shade), 0.8));
  }

  private static double middle(Brows brows, double along) {
    double rise =
        along < brows.peak()
            ? along / brows.peak()
            : 1 - Math.pow((along - brows.peak()) / (1 - brows.peak()), 1.6);
    return -brows.lift() - brows.arch() * rise - brows.slope() * (along - 0.5);
  }

  private static double thickness(Brows brows, double along) {
    double start = Math.min(1, 0.6 + along * 4);
    return brows.thickness() * start * (1 - 0.65 * Math.max(0, along - 0.35) / 0.65);
  }
}

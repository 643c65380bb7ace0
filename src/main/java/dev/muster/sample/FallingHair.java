package dev.muster.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Hair that falls behind the neck, or is gathered above it. */
final class FallingHair {

  private FallingHair() {}

  static void on(Graphics2D graphics, Traits traits, Light light) {
    Hair hair = traits.hair();
    boolean falls = hair.cut() == Hair.Cut.LONG || hair.cut() == Hair.Cut.BOB;
    if (!falls && hair.cut() != Hair.Cut.BUN) {
      return;
    }
    Dice dice = traits.dice("hair behind");
    Brush brush = new Brush(graphics);
    Color dark = Tint.scale(hair.colour(), 0.72 * Math.sqrt(light.level()));
    if (hair.cut() == Hair.Cut.BUN) {
      brush.spot(hair.part() * 0.2, -1.72, 0.5, 0.42, Tint.scale(dark, 1.25));
      return;
    }
    double end = hair.cut() == Hair.Cut.LONG ? dice.between(2.4, 3.0) : dice.between(1.25, 1.75);
    double wide = 1.1 + hair.volume() * 1.6;
    brush.fill(fall(wide, end), dark);
    for (int i = 0; i < 160; i++) {
      double x = dice.between(-wide, wide);
      double bend = x * 1.05 + hair.curl() * dice.between(-0.15, 0.15);
      Color color = Tint.fade(Tint.scale(dark, dice.between(0.7, 1.7)), 0.5);
      brush.strand(x * 0.8, -0.8, bend, end * 0.4, x * 0.92, end - 0.08, 0.03, color);
    }
  }

  private static Path2D fall(double wide, double end) {
    return Brush.curve(
        new double[] {
          0,
          -1.75,
          wide * 1.02,
          -1.7,
          wide,
          -0.3,
          wide * 1.08,
          end * 0.6,
          wide * 0.88,
          end,
          0,
          end + 0.12,
          -wide * 0.88,
          end,
          -wide * 1.08,
          end * 0.6,
          -wide,
          -0.3,
          -wide * 1.02,
          -1.7,
          0,
          -1.75
        });
  }
}

package dev.muster.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Shoulders and clothes. */
final class ClothesPaint {

  private ClothesPaint() {}

  static void on(Graphics2D graphics, Traits traits, Light light) {
    Attire attire = traits.attire();
    Brush brush = new Brush(graphics);
    double level = Math.sqrt(light.level());
    Color cloth = Tint.scale(attire.cloth(), level);
    Color under = Tint.scale(attire.under(), level);
    double wide = traits.feminine() ? 2.0 : 2.3;
    Path2D torso = torso(wide, attire.collar());
    brush.fill(torso(wide, Attire.Collar.CREW), Tint.scale(traits.skin().base(), 0.85 * level));
    if (attire.collar() == Attire.Collar.JACKET) {
      brush.fill(torso(wide, Attire.Collar.CREW), under);
      brush.fill(torso, cloth);
      lapels(brush, cloth, under);
    } else {
      brush.fill(torso, cloth);
      collar(brush, attire, cloth, under);
    }
    shade(graphics, torso, light);
  }

  private static void shade(Graphics2D graphics, Path2D torso, Light light) {
    float x = (float) Math.signum(light.across() + 1e-6) * 2.4f;
    graphics.setPaint(
        new GradientPaint(x, 2, new Color(255, 255, 255, 26), -x, 3, new Color(0, 0, 0, 80)));
    graphics.fill(torso);
  }

  private static Path2D torso(double wide, Attire.Collar collar) {
    double dip = collar == Attire.Collar.CREW || collar == Attire.Collar.SHIRT ? 2.42 : 3.4;
    return Brush.curve(
        new double[] {
          -0.62,
          1.98,
          -0.4,
          2.2 + (dip - 2.42) * 0.3,
          0,
          dip,
          0.4,
          2.2 + (dip - 2.42) * 0.3,
          0.62,
          1.98,
          0.9,
          2.18,
          wide * 0.72,
          2.34,
          wide * 1.02,
          2.5,
          wide * 1.08,
          3.4,
          wide,
          5,
          0,
          6,
          -wide,
          5,
          -wide * 1.08,
          3.4,
          -wide * 1.02,
          2.5,
          -wide * 0.72,
          2.34,
          -0.9,
          2.18,
          -0.62,
          1.98
        });
  }

  private static void lapels(Brush brush, Color cloth, Color under) {
    for (int side = -1; side <= 1; side += 2) {
      brush.fill(
          Brush.curve(
              new double[] {
                side * 0.6,
                1.92,
                side * 0.3,
                2.3,
                side * 0.08,
                2.5,
                side * 0.4,
                2.6,
                side * 0.52,
                2.72,
                side * 0.66,
                2.3,
                side * 0.6,
                1.92
              }),
          Tint.scale(under, 0.93));
      brush.crease(
          Brush.curve(side * 0.66, 2.0, side * 0.9, 2.5, side * 0.1, 3.4),
          0.05,
          Tint.scale(cloth, 0.4),
          0.9);
    }
  }

  private static void collar(Brush brush, Attire attire, Color cloth, Color under) {
    Color edge = Tint.scale(cloth, 0.7);
    for (int side = -1; side <= 1; side += 2) {
      if (attire.collar() == Attire.Collar.SHIRT) {
        brush.fill(
            Brush.curve(
                new double[] {
                  side * 0.64,
                  1.86,
                  side * 0.4,
                  2.2,
                  side * 0.02,
                  2.42,
                  side * 0.3,
                  2.7,
                  side * 0.46,
                  2.78,
                  side * 0.7,
                  2.3,
                  side * 0.64,
                  1.86
                }),
            Tint.scale(cloth, 1.12));
        brush.crease(
            Brush.curve(
                side * 0.02,
                2.42,
                side * 0.3,
                2.7,
                side * 0.46,
                2.78,
                side * 0.7,
                2.3,
                side * 0.66,
                1.98),
            0.03,
            edge,
            0.8);
      } else {
        double dip = attire.collar() == Attire.Collar.CREW ? 2.42 : 3.4;
        brush.line(
            Brush.curve(side * 0.62, 1.98, side * 0.4, 2.2 + (dip - 2.42) * 0.3, 0, dip),
            0.07,
            edge);
      }
    }
    if (attire.collar() == Attire.Collar.SHIRT) {
      brush.crease(Brush.curve(0, 2.45, 0.02, 3, 0, 4), 0.04, edge, 0.7);
      brush.spot(0.0, 2.95, 0.035, 0.035, under);
    }
  }
}

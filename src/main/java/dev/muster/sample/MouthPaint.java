package dev.muster.sample;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Lips and what surrounds them. */
final class MouthPaint {

  private static final Color ROSE = new Color(186, 62, 70);

  private MouthPaint() {}

  static void on(Brush brush, Traits traits) {
    Mouth mouth = traits.mouth();
    Color shadow = traits.skin().shadow();
    double nose = traits.nose().length();
    double y = nose + mouth.gap();
    double half = mouth.halfWidth();
    double corner = y - mouth.smile();
    double dip = mouth.upper() * 0.55 * mouth.bow();
    Color lip = Tint.scale(Tint.mix(traits.skin().base(), ROSE, 0.3 + 0.5 * mouth.colour()), 0.88);
    philtrum(brush, mouth, nose, y, shadow, traits.skin().light());
    Path2D lower =
        Brush.curve(
            -half, corner, -half * 0.5, y + mouth.lower() * 1.5, 0, y + mouth.lower() * 1.5);
    lower.append(
        Brush.curve(0, y + mouth.lower() * 1.5, half * 0.5, y + mouth.lower() * 1.5, half, corner),
        true);
    lower.closePath();
    brush.fill(lower, lip);
    Path2D upper = upper(mouth, y, half, corner, dip);
    brush.fill(upper, Tint.scale(lip, 0.84));
    brush.soft(
        0, y + mouth.lower() * 0.8, half * 0.5, mouth.lower() * 0.5, traits.skin().light(), 0.4);
    Path2D seam =
        Brush.curve(-half, corner, -half * 0.4, y + 0.02, 0, y, half * 0.4, y + 0.02, half, corner);
    brush.line(seam, 0.022, Tint.scale(lip, 0.38));
    brush.soft(0, y + mouth.lower() * 1.5 + 0.08, half * 0.7, 0.08, shadow, 0.55);
    for (int side = -1; side <= 1; side += 2) {
      brush.soft(side * (half + 0.02), corner, 0.06, 0.05, Tint.scale(shadow, 0.75), 0.7);
    }
  }

  private static Path2D upper(Mouth mouth, double y, double half, double corner, double dip) {
    double top = y - mouth.upper() * 1.25;
    return Brush.curve(
        new double[] {
          -half,
          corner,
          -half * 0.45,
          top - 0.01,
          -half * 0.2,
          top,
          -half * 0.08,
          top + dip * 0.4,
          0,
          top + dip,
          half * 0.08,
          top + dip * 0.4,
          half * 0.2,
          top,
          half * 0.45,
          top - 0.01,
          half,
          corner,
          half * 0.4,
          y + 0.02,
          0,
          y,
          -half * 0.4,
          y + 0.02,
          -half,
          corner
        });
  }

  private static void philtrum(
      Brush brush, Mouth mouth, double nose, double y, Color shadow, Color light) {
    double middle = (nose + y - mouth.upper()) / 2 + 0.02;
    double high = (y - mouth.upper() - nose) * 0.45;
    brush.soft(0, middle, 0.05, high, shadow, 0.5 * mouth.philtrum());
    brush.soft(-0.075, middle, 0.04, high, light, 0.35 * mouth.philtrum());
    brush.soft(0.075, middle, 0.04, high, light, 0.35 * mouth.philtrum());
  }
}

package dev.muster.sample;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Eyes: white, iris, lids and lashes; the brush is mirrored for the left of the picture. */
final class EyePaint {

  private static final Color WHITE = new Color(226, 218, 210);
  private static final Color LASH = new Color(34, 22, 20);
  private static final double IRIS = 0.098;

  private EyePaint() {}

  static void on(Brush brush, Traits traits, int side) {
    Eyes eyes = traits.eyes();
    double inner = eyes.apart() - eyes.halfWidth();
    double outer = eyes.apart() + eyes.halfWidth();
    double innerY = 0.02;
    double outerY = -eyes.tilt() * eyes.halfWidth() * 1.6 + 0.01;
    double top = (innerY + outerY) / 2 - eyes.upper() * 2;
    double bottom = (innerY + outerY) / 2 + eyes.lower() * 2;
    double bend = eyes.apart() - 0.015;
    Path2D lid =
        Brush.curve(
            inner, innerY, bend - 0.03, top, outer, outerY, bend + 0.03, bottom, inner, innerY);
    lidShade(brush, traits, inner, outer, innerY, outerY);
    ball(brush, eyes, lid, side);
    Path2D upper = Brush.curve(inner, innerY, bend - 0.03, top, outer + 0.01, outerY);
    brush.line(upper, eyes.line(), LASH);
    Path2D lower = Brush.curve(outer, outerY, bend + 0.03, bottom, inner, innerY);
    brush.line(lower, 0.012, Tint.fade(LASH, 0.55));
    brush.spot(inner + 0.018, innerY, 0.018, 0.013, new Color(206, 136, 122));
    lashes(brush, eyes.lashes(), outer, outerY, top);
  }

  private static void lidShade(
      Brush brush, Traits traits, double inner, double outer, double innerY, double outerY) {
    Eyes eyes = traits.eyes();
    Color shadow = traits.skin().shadow();
    brush.soft(
        eyes.apart(), -eyes.upper() - 0.03, eyes.halfWidth() * 1.15, 0.11, shadow, eyes.lidShade());
    if (eyes.crease() > 0) {
      double y = -eyes.upper() * 2 - eyes.crease() * 1.6;
      brush.crease(
          Brush.curve(
              inner - 0.01, innerY - 0.05, eyes.apart() - 0.04, y, outer + 0.03, outerY - 0.03),
          0.022,
          Tint.scale(shadow, 0.75),
          0.4 + eyes.lidShade());
    }
  }

  private static void ball(Brush brush, Eyes eyes, Path2D lid, int side) {
    double x = eyes.apart();
    double y = -0.012 - (eyes.upper() - eyes.lower()) * 0.4;
    brush.fill(lid, WHITE);
    brush.clip(lid);
    brush.soft(x, y - 0.12, 0.3, 0.12, new Color(70, 60, 66), 0.55);
    brush.spot(x, y, IRIS, IRIS, Tint.scale(eyes.iris(), 0.55));
    brush.spot(x, y, IRIS * 0.86, IRIS * 0.86, eyes.iris());
    brush.soft(x, y + 0.04, IRIS * 0.8, IRIS * 0.7, Tint.mix(eyes.iris(), Color.WHITE, 0.4), 0.6);
    brush.spot(x, y, IRIS * 0.44, IRIS * 0.44, new Color(16, 12, 12));
    double glint = x - side * 0.032;
    brush.spot(glint, y - 0.034, 0.02, 0.022, Color.WHITE);
    brush.clip(null);
  }

  private static void lashes(Brush brush, int count, double outer, double outerY, double top) {
    for (int i = 0; i < count; i++) {
      double x = outer - i * 0.035;
      double y = outerY + i * (top - outerY) * 0.11;
      brush.strand(x, y, x + 0.035, y - 0.01, x + 0.06, y - 0.05, 0.013, LASH);
    }
  }
}

package dev.muster.sample;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Stubble, moustache and beard. */
final class BeardPaint {

  private BeardPaint() {}

  static void on(Brush brush, Traits traits) {
    Beard beard = traits.beard();
    if (beard.style() == Beard.Style.NONE) {
      return;
    }
    Dice dice = traits.dice("beard hairs");
    Color color = Tint.mix(traits.hair().colour(), new Color(50, 36, 30), 0.3);
    Area area = area(traits);
    Grain direction = new Grain(dice, 0.3, 0, 1);
    Rectangle2D box = area.getBounds2D();
    boolean stubble = beard.style() == Beard.Style.STUBBLE;
    brush.fill(area, Tint.fade(color, stubble ? 0.10 * beard.density() : 0.38));
    int hairs = (int) ((stubble ? 700 : 2600) * beard.density() * box.getWidth() * box.getHeight());
    for (int i = 0; i < hairs; i++) {
      double x = dice.between(box.getMinX(), box.getMaxX());
      double y = dice.between(box.getMinY(), box.getMaxY());
      double growth = direction.at(x, y);
      if (area.contains(x, y) && growth > -0.75) {
        double angle = 1.6 * growth + beard.lean() + 0.4 * x;
        double length = stubble ? 0.022 : 0.08;
        hair(brush, x, y, angle, length, Tint.scale(color, dice.between(0.5, 1.4)));
      }
    }
  }

  private static void hair(
      Brush brush, double x, double y, double angle, double length, Color color) {
    double dx = Math.sin(angle) * length;
    double dy = Math.cos(angle) * length;
    brush.strand(x, y, x + dx * 0.4, y + dy * 0.6, x + dx, y + dy, 0.014, Tint.fade(color, 0.6));
  }

  private static Area area(Traits traits) {
    double nose = traits.nose().length();
    double mouth = nose + traits.mouth().gap();
    double half = traits.mouth().halfWidth();
    double chin = traits.head().length();
    return switch (traits.beard().style()) {
      case NONE -> new Area();
      case MOUSTACHE -> moustache(traits, nose, mouth, half);
      case GOATEE -> {
        Area area =
            new Area(new Ellipse2D.Double(-half * 1.1, nose + 0.1, half * 2.2, chin - nose));
        area.subtract(lips(traits, mouth, half));
        yield area;
      }
      case STUBBLE, FULL -> full(traits, nose, mouth, half, chin);
    };
  }

  private static Area moustache(Traits traits, double nose, double mouth, double half) {
    double top = nose + 0.09;
    double low = mouth - traits.mouth().upper() * 0.7;
    Path2D path =
        Brush.curve(
            new double[] {
              0,
              top,
              half * 0.7,
              top,
              half * 1.15,
              low + 0.05,
              half * 0.5,
              low - 0.02,
              0,
              low,
              -half * 0.5,
              low - 0.02,
              -half * 1.15,
              low + 0.05,
              -half * 0.7,
              top,
              0,
              top
            });
    return new Area(path);
  }

  private static Area full(Traits traits, double nose, double mouth, double half, double chin) {
    double reach = traits.beard().reach();
    Path2D lower = new Path2D.Double(Path2D.WIND_NON_ZERO);
    lower.moveTo(-1.15, 0.1);
    lower.quadTo(-0.78, 0.6 - reach, -0.70, 0.95 - reach);
    lower.quadTo(-0.55, mouth - 0.02, -half * 0.9, mouth - 0.08);
    lower.lineTo(half * 0.9, mouth - 0.08);
    lower.quadTo(0.55, mouth - 0.02, 0.70, 0.95 - reach);
    lower.quadTo(0.78, 0.6 - reach, 1.15, 0.1);
    lower.lineTo(1.2, chin + 0.2);
    lower.lineTo(-1.2, chin + 0.2);
    lower.closePath();
    Area area = new Area(lower);
    area.add(moustache(traits, nose, mouth, half));
    area.subtract(lips(traits, mouth, half));
    return area;
  }

  private static Area lips(Traits traits, double mouth, double half) {
    double upper = traits.mouth().upper();
    double lower = traits.mouth().lower();
    return new Area(
        new Ellipse2D.Double(
            -half * 0.95, mouth - upper * 0.8, half * 1.9, upper * 0.8 + lower * 1.35));
  }
}

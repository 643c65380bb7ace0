package dev.muster.sample;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;

/** Spectacles on a transparent sheet in front of the face. */
final class GlassesPaint {

  private GlassesPaint() {}

  static Sheet of(Traits traits) {
    Sheet sheet = new Sheet(-1.2, -0.45, 1.2, 0.55, 190);
    Attire attire = traits.attire();
    double eye = traits.eyes().apart();
    double wide = Math.min(attire.lensSize(), eye - 0.09);
    double high = attire.roundLenses() ? wide * 0.92 : wide * 0.72;
    try (Brush brush = sheet.brush()) {
      for (int side = -1; side <= 1; side += 2) {
        Shape lens = lens(attire.roundLenses(), side * eye, wide, high);
        brush.fill(lens, new Color(255, 255, 255, 14));
        brush.line(lens, attire.frame(), attire.frameColour());
        double edge = side * (eye + wide);
        brush.line(
            Brush.curve(edge, -0.05, side * 0.95, -0.06, side * 1.2, -0.04),
            attire.frame(),
            attire.frameColour());
      }
      double inner = eye - wide;
      brush.line(Brush.curve(-inner, 0, 0, -0.07, inner, 0), attire.frame(), attire.frameColour());
    }
    return sheet;
  }

  private static Shape lens(boolean round, double x, double wide, double high) {
    double top = 0.05 - high;
    return round
        ? new Ellipse2D.Double(x - wide, top, 2 * wide, 2 * high)
        : new RoundRectangle2D.Double(x - wide, top, 2 * wide, 2 * high, wide * 0.7, high * 0.8);
  }
}

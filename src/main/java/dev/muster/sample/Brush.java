package dev.muster.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/** Draws soft spots, strands and outlines in the coordinates of its sheet. */
final class Brush implements AutoCloseable {

  private static final float[] STOPS = {0, 0.35f, 0.7f, 1};

  private final Graphics2D graphics;

  Brush(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** An ellipse that fades to nothing at its rim. */
  void soft(double x, double y, double rx, double ry, Color color, double alpha) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.scale(rx, ry);
    graphics.setPaint(
        new RadialGradientPaint(
            0,
            0,
            1,
            STOPS,
            new Color[] {
              Tint.fade(color, alpha),
              Tint.fade(color, alpha * 0.7),
              Tint.fade(color, alpha * 0.2),
              Tint.fade(color, 0)
            }));
    graphics.fill(new Ellipse2D.Double(-1, -1, 2, 2));
    graphics.setTransform(before);
  }

  void spot(double x, double y, double rx, double ry, Color color) {
    fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry), color);
  }

  void ring(double x, double y, double rx, double ry, double width, Color color) {
    line(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry), width, color);
  }

  void fill(Shape shape, Color color) {
    graphics.setPaint(color);
    graphics.fill(shape);
  }

  void line(Shape shape, double width, Color color) {
    graphics.setPaint(color);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** A line with blurred edges: the same curve drawn wide and faint, then narrow and stronger. */
  void crease(Shape shape, double width, Color color, double alpha) {
    line(shape, width * 2.2, Tint.fade(color, alpha * 0.3));
    line(shape, width * 1.3, Tint.fade(color, alpha * 0.4));
    line(shape, width * 0.6, Tint.fade(color, alpha * 0.5));
  }

  void strand(
      double x0, double y0, double cx, double cy, double x1, double y1, double width, Color color) {
    line(new QuadCurve2D.Double(x0, y0, cx, cy, x1, y1), width, color);
  }

  void clip(Shape shape) {
    graphics.setClip(shape);
  }

  void shift(double x, double y) {
    graphics.translate(x, y);
  }

  /** Mirrors everything drawn from now on when side is -1. */
  void side(int side) {
    graphics.scale(side, 1);
  }

  /**
   * A smooth line: the x and y of its start, then of a control point and an end, again and again.
   */
  static Path2D curve(double... p) {
    Path2D path = new Path2D.Double();
    path.moveTo(p[0], p[1]);
    for (int i = 2; i + 3 < p.length; i += 4) {
      path.quadTo(p[i], p[i + 1], p[i + 2], p[i + 3]);
    }
    return path;
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}

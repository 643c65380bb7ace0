package dev.muster.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Sky, hills and trees. */
final class Landscape {

  private Landscape() {}

  static BufferedImage of(long seed, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Dice dice = Dice.of(seed, "landscape");
    Color sky = Tint.mix(new Color(90, 150, 220), new Color(240, 170, 120), dice.between(0, 1));
    graphics.setPaint(new GradientPaint(0, 0, sky, 0, height * 0.7f, new Color(244, 236, 220)));
    graphics.fillRect(0, 0, width, height);
    Brush brush = new Brush(graphics);
    double sun = dice.between(0.1, 0.9) * width;
    brush.soft(sun, height * 0.25, 90, 90, new Color(255, 246, 210), 0.9);
    for (int range = 0; range < 4; range++) {
      hills(brush, dice, width, height, range);
    }
    for (int i = 0; i < 14; i++) {
      tree(brush, dice, dice.between(0, width), height * dice.between(0.84, 0.98));
    }
    graphics.dispose();
    return image;
  }

  private static void hills(Brush brush, Dice dice, int width, int height, int range) {
    double base = height * (0.5 + 0.13 * range);
    double phase = dice.between(0, 6);
    double wave = dice.between(80, 160);
    Path2D path = new Path2D.Double();
    path.moveTo(0, height);
    for (int x = 0; x <= width; x += 8) {
      path.lineTo(x, base - 30 * Math.sin(x / wave + phase) - 12 * Math.sin(x / 37.0 + phase * 2));
    }
    path.lineTo(width, height);
    path.closePath();
    brush.fill(path, Tint.mix(new Color(150, 176, 196), new Color(54, 96, 58), range / 3.0));
  }

  private static void tree(Brush brush, Dice dice, double x, double y) {
    double size = dice.between(18, 46);
    Color green = Tint.scale(new Color(48, 92, 50), dice.between(0.7, 1.2));
    brush.line(Brush.curve(x, y, x, y - size, x, y - size), 4, new Color(84, 62, 44));
    Path2D crown = new Path2D.Double();
    crown.moveTo(x - size * 0.5, y - size * 0.4);
    crown.lineTo(x, y - size * 2);
    crown.lineTo(x + size * 0.5, y - size * 0.4);
    crown.closePath();
    brush.fill(crown, green);
  }
}

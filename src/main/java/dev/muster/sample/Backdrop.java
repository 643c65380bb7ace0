package dev.muster.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** A quiet wall behind the person, with out-of-focus light. */
final class Backdrop {

  private static final int SIDE = 64;
  private static final List<Color> WALLS =
      List.of(
          new Color(206, 214, 222),
          new Color(190, 200, 196),
          new Color(222, 214, 202),
          new Color(170, 184, 200),
          new Color(200, 192, 206),
          new Color(150, 162, 170),
          new Color(92, 104, 118),
          new Color(112, 100, 94),
          new Color(78, 94, 92));

  private Backdrop() {}

  /** Painted small and stretched: nothing in it is sharp. */
  static void on(Graphics2D graphics, int width, int height, long seed) {
    BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D wall = small.createGraphics();
    paint(wall, Dice.of(seed, "backdrop"));
    wall.dispose();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(small, 0, 0, width, height, 1, 1, SIDE - 1, SIDE - 1, null);
  }

  private static void paint(Graphics2D graphics, Dice dice) {
    Color wall = dice.pick(WALLS);
    graphics.setPaint(
        new GradientPaint(
            (float) dice.between(0, SIDE),
            0,
            Tint.scale(wall, 1.1),
            (float) dice.between(0, SIDE),
            SIDE,
            Tint.scale(wall, 0.72)));
    graphics.fillRect(0, 0, SIDE, SIDE);
    Brush brush = new Brush(graphics);
    for (int i = dice.below(5) + 2; i > 0; i--) {
      double size = dice.between(0.25, 0.7) * SIDE;
      Color color = Tint.scale(wall, dice.between(0.75, 1.3));
      brush.soft(dice.between(0, SIDE), dice.between(0, SIDE), size, size, color, 0.4);
    }
  }
}

package dev.muster.sample;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Hair on the scalp: an area above the hairline, combed with strands. */
final class HairPaint {

  private static final int POINTS = 40;

  private HairPaint() {}

  static Sheet of(Traits traits) {
    Sheet sheet = new Sheet(-1.25, -1.75, 1.25, 0.9, 150);
    Hair hair = traits.hair();
    try (Brush brush = sheet.brush()) {
      Dice dice = traits.dice("hair strands");
      if (hair.cut() == Hair.Cut.BUZZ) {
        brush.fill(area(hair, dice, 0.02), Tint.fade(hair.colour(), 0.45));
        brush.fill(area(hair, dice, -0.02), Tint.fade(hair.colour(), 0.7));
        dots(brush, hair, dice);
      } else {
        brush.fill(area(hair, dice, 0), hair.colour());
        combed(brush, hair, dice);
      }
    }
    return sheet;
  }

  /** y of the edge of the hair over the face at x, between -1.25 and 1.25. */
  static double line(Hair hair, double x) {
    double side = Math.abs(x);
    double swept = hair.fringe() > 0 ? hair.sweep() * x : hair.sweep() * x * 0.3;
    double bay = hair.recession() * Math.exp(-Math.pow((side - 0.5) / 0.2, 2));
    double arc = hair.line() - bay + hair.fringe() * fringe(side) + swept;
    double drop = Math.max(0, side - 0.62) / hair.temple();
    double temple = hair.line() + swept + 0.35 + 0.9 * drop * drop;
    double low = hair.cut() == Hair.Cut.BOB || hair.cut() == Hair.Cut.LONG ? 1.2 : 0.15;
    if (side > 0.84) {
      return low;
    }
    return Math.min(
        low,
        side < 0.62
            ? arc + 0.35 * Math.pow(side / 0.62, 3)
            : temple + fringe(side) * hair.fringe());
  }

  private static double fringe(double side) {
    return Math.max(0, Math.min(1, (0.85 - side) / 0.2));
  }

  private static Path2D area(Hair hair, Dice dice, double lift) {
    Path2D path = new Path2D.Double();
    path.moveTo(-1.3, -1.8);
    for (int i = 0; i <= POINTS; i++) {
      double x = -1.25 + 2.5 * i / POINTS;
      path.lineTo(x, line(hair, x) - lift + dice.between(-0.02, 0.02));
    }
    path.lineTo(1.3, -1.8);
    path.closePath();
    return path;
  }

  private static void dots(Brush brush, Hair hair, Dice dice) {
    for (int i = 0; i < 700; i++) {
      double x = dice.between(-1.1, 1.1);
      double y = dice.between(-1.7, line(hair, x) + 0.02);
      Color color = Tint.fade(Tint.scale(hair.colour(), dice.between(0.6, 1.6)), 0.5);
      brush.strand(x, y, x, y + 0.01, x + dice.between(-0.02, 0.02), y + 0.03, 0.014, color);
    }
  }

  private static void combed(Brush brush, Hair hair, Dice dice) {
    for (int i = 0; i < 320; i++) {
      double x = dice.between(-1.15, 1.15);
      double y = line(hair, x) + dice.between(-0.3, 0.045);
      double from = hair.part() + (x - hair.part()) * dice.between(0.1, 0.5);
      double bend = hair.curl() * dice.between(-0.2, 0.2);
      double shade = dice.between(0.55, 1.1) + (dice.chance(0.25) ? 0.45 : 0);
      Color color = Tint.fade(Tint.scale(hair.colour(), shade), dice.between(0.25, 0.6));
      double cx = x * 0.85 + from * 0.15 + bend;
      double cy = -1.35 + 0.2 * Math.abs(x) + bend;
      brush.strand(from, -1.7, cx, cy, x, y, dice.between(0.012, 0.03), color);
    }
  }
}

package dev.muster.sample;

import java.awt.Color;

/** The ground colour of the skin with its mottling, and where it is redder, darker or lighter. */
final class SkinPaint {

  private static final Color RED = new Color(200, 70, 60);

  private SkinPaint() {}

  static void ground(Sheet sheet, Traits traits) {
    Dice dice = traits.dice("mottle");
    double strength = (0.155 + 0.018 * traits.skin().depth()) * traits.skin().mottle();
    Mottle mottle = new Mottle(dice);
    Color base = traits.skin().base();
    // The pattern is smooth: every second pixel is computed and its neighbours share it.
    for (int row = 0; row < sheet.height; row++) {
      for (int column = 0; column < sheet.width; column += 2) {
        int at = row * sheet.width + column;
        if ((row & 1) == 0) {
          double low = strength * mottle.at(sheet.x(column), sheet.y(row));
          sheet.argb[at] = pixel(base, low);
        } else {
          sheet.argb[at] = sheet.argb[at - sheet.width];
        }
        if (column + 1 < sheet.width) {
          sheet.argb[at + 1] = sheet.argb[at];
        }
      }
    }
    pores(sheet, dice);
  }

  private static void pores(Sheet sheet, Dice dice) {
    int[] table = new int[1021];
    for (int i = 0; i < table.length; i++) {
      table[i] = (int) Math.round(dice.normal() * 4);
    }
    int next = 0;
    for (int i = 0; i < sheet.argb.length; i++) {
      next = (next + 1 + (i & 7)) % table.length;
      int pore = table[next];
      int rgb = sheet.argb[i];
      sheet.argb[i] =
          0xFF000000
              | Tint.channel((rgb >> 16 & 255) + pore) << 16
              | Tint.channel((rgb >> 8 & 255) + pore) << 8
              | Tint.channel((rgb & 255) + pore);
    }
  }

  private static int pixel(Color base, double low) {
    double tone = 1 + low;
    int red = Tint.channel(base.getRed() * (tone - low * 0.35));
    int green = Tint.channel(base.getGreen() * tone);
    int blue = Tint.channel(base.getBlue() * (tone + low * 0.1));
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  static void tones(Brush brush, Traits traits) {
    Dice dice = traits.dice("tones");
    Complexion skin = traits.skin();
    double nose = traits.nose().length();
    double chin = traits.head().length();
    for (int side = -1; side <= 1; side += 2) {
      brush.soft(side * 0.45, -0.1, 0.6, 0.45, skin.shadow(), 0.45);
      brush.soft(side * 0.5, 0.55, 0.6, 0.5, skin.light(), 0.25);
      brush.soft(side * 0.98, 0.2, 0.22, 0.5, skin.shadow(), 0.2);
      brush.soft(side * 0.8, 1.25, 0.4, 0.5, skin.shadow(), 0.12);
    }
    cheeks(brush, dice, traits);
    patch(brush, dice, 0, -0.62, 0.5, 0.3, skin.light(), 0.4);
    patch(brush, dice, 0, nose - 0.08, 0.24, 0.17, RED, skin.blush() * 0.8);
    patch(brush, dice, 0, chin - 0.22, 0.24, 0.16, skin.light(), 0.3);
    for (int i = 0; i < 12; i++) {
      Color color = i % 2 == 0 ? skin.shadow() : skin.light();
      double size = dice.between(0.1, 0.24);
      double x = dice.between(-0.8, 0.8);
      patch(brush, dice, x, dice.between(-0.8, 1.4), size, size, color, 0.34);
    }
    brush.soft(0, chin + 0.1, 1.2, 0.36, skin.shadow(), 0.6);
  }

  private static void cheeks(Brush brush, Dice dice, Traits traits) {
    Complexion skin = traits.skin();
    double eye = traits.eyes().apart();
    double hollow = 0.15 + 1.2 * traits.eyes().depth();
    for (int side = -1; side <= 1; side += 2) {
      patch(brush, dice, side * 0.6, 0.48, 0.4, 0.34, RED, skin.blush() * 0.9);
      patch(brush, dice, side * (eye - 0.06), -0.02, 0.34, 0.24, skin.shadow(), hollow * 1.6);
      patch(brush, dice, side * eye, 0.2, 0.24, 0.1, skin.shadow(), 0.35 * traits.eyes().bags());
      patch(brush, dice, side * 0.58, 0.3, 0.3, 0.2, skin.light(), 0.35);
      patch(brush, dice, side * 0.5, 0.85, 0.3, 0.3, skin.shadow(), 0.25);
    }
  }

  /** A soft spot whose place, size and strength differ from person to person. */
  private static void patch(
      Brush brush, Dice dice, double x, double y, double rx, double ry, Color color, double most) {
    brush.soft(
        x + dice.bell(-0.17, 0.17),
        y + dice.bell(-0.17, 0.17),
        rx * dice.between(0.7, 1.3),
        ry * dice.between(0.7, 1.3),
        color,
        most * dice.between(0, 1));
  }
}

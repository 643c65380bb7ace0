package dev.muster.sample;

import java.awt.Color;

/** The ground colour of the skin with its mottling, and where it is redder, darker or lighter. */
final class SkinPaint {

  private static final Color RED = new Color(200, 70, 60);

  private SkinPaint() {}

  static void ground(Sheet sheet, Traits traits) {
    Dice dice = traits.dice("mottle");
    double strength = 0.040 * traits.skin().mottle();
    Grain wide = new Grain(dice, 0.26, dice.between(0, Math.PI), dice.between(1, 2));
    Grain middle = new Grain(dice, 0.125, dice.between(0, Math.PI), dice.between(1, 2));
    Grain fine = new Grain(dice, 0.03, 0, 1);
    Color base = traits.skin().base();
    for (int row = 0; row < sheet.height; row++) {
      double y = sheet.y(row);
      for (int column = 0; column < sheet.width; column++) {
        double x = sheet.x(column);
        double low = wide.at(x, y) + middle.at(x, y);
        double tone = 1 + strength * low + 0.02 * fine.at(x, y);
        sheet.argb[row * sheet.width + column] = pixel(base, tone, strength * low);
      }
    }
  }

  private static int pixel(Color base, double tone, double low) {
    int red = Tint.channel(base.getRed() * (tone - low * 0.35));
    int green = Tint.channel(base.getGreen() * tone);
    int blue = Tint.channel(base.getBlue() * (tone + low * 0.1));
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  static void tones(Brush brush, Traits traits) {
    Complexion skin = traits.skin();
    double nose = traits.nose().length();
    double blush = skin.blush();
    for (int side = -1; side <= 1; side += 2) {
      double eye = side * traits.eyes().apart();
      brush.soft(side * 0.6, 0.48, 0.42, 0.36, RED, blush * 0.55);
      brush.soft(side * 0.98, 0.2, 0.22, 0.5, skin.shadow(), 0.30);
      brush.soft(side * 0.8, 1.25, 0.4, 0.5, skin.shadow(), 0.30);
      brush.soft(eye - side * 0.06, -0.02, 0.34, 0.24, skin.shadow(), 0.30 + traits.eyes().depth());
      brush.soft(eye, 0.2, 0.24, 0.09, skin.shadow(), 0.10 + 0.22 * traits.eyes().bags());
      brush.soft(side * 0.58, 0.28, 0.28, 0.13, skin.light(), 0.35);
    }
    brush.soft(0, -0.62, 0.55, 0.36, skin.light(), 0.30);
    brush.soft(0, nose - 0.08, 0.24, 0.17, RED, blush * 0.5);
    brush.soft(0, traits.head().length() - 0.22, 0.24, 0.16, skin.light(), 0.22);
    brush.soft(0, traits.head().length() + 0.1, 1.2, 0.36, skin.shadow(), 0.6);
  }
}

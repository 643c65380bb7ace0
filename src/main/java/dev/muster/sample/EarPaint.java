package dev.muster.sample;

import java.awt.Color;

/** The folds of an ear, and an earring. */
final class EarPaint {

  private EarPaint() {}

  static Sheet of(Traits traits) {
    Sheet sheet = new Sheet(-1.6, -1.6, 1.6, 1.6, 30);
    Color shadow = traits.skin().shadow();
    Color base = Tint.mix(traits.skin().base(), new Color(190, 80, 66), 0.12);
    try (Brush brush = sheet.brush()) {
      brush.spot(0, 0, 3, 3, base);
      brush.soft(-0.1, 0.1, 0.8, 0.9, shadow, 0.9);
      brush.crease(Brush.curve(-0.4, -0.8, 1.2, -1.1, 0.7, 0.5), 0.3, shadow, 0.8);
      if (traits.attire().earrings() && traits.feminine()) {
        brush.spot(0.1, 1.2, 0.35, 0.16, new Color(240, 214, 130));
      }
    }
    return sheet;
  }
}

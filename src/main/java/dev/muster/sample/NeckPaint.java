package dev.muster.sample;

import java.awt.Color;

/** The neck with the shadow of the chin. */
final class NeckPaint {

  private NeckPaint() {}

  static Sheet of(Traits traits) {
    Sheet sheet = new Sheet(-1.2, 0.6, 1.2, 2.7, 40);
    Color shadow = traits.skin().shadow();
    try (Brush brush = sheet.brush()) {
      brush.spot(0, 1.6, 4, 4, Tint.scale(traits.skin().base(), 0.95));
      brush.soft(0, traits.head().length() - 0.05, 1.3, 0.62, Tint.scale(shadow, 0.75), 0.95);
      brush.soft(0, 2.28, 0.12, 0.1, shadow, 0.4);
      for (int side = -1; side <= 1; side += 2) {
        brush.crease(
            Brush.curve(side * 0.5, 1.5, side * 0.34, 1.95, side * 0.1, 2.25), 0.1, shadow, 0.35);
      }
    }
    return sheet;
  }
}

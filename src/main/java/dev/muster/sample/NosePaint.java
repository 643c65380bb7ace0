package dev.muster.sample;

import java.awt.Color;

/** Nostrils, wings and the shadows beside and under the nose. */
final class NosePaint {

  private NosePaint() {}

  static void on(Brush brush, Traits traits) {
    Nose nose = traits.nose();
    Color shadow = traits.skin().shadow();
    Color dark = Tint.scale(shadow, 0.42);
    double end = nose.length();
    brush.soft(0, end + 0.04, nose.wings() * 1.3, 0.10, shadow, 0.55);
    for (int side = -1; side <= 1; side += 2) {
      double wing = side * nose.wings();
      brush.soft(side * (nose.bridge() + 0.07), 0.22, 0.09, 0.34, shadow, 0.4 * nose.shade());
      brush.soft(side * 0.15, -0.1, 0.13, 0.14, shadow, 0.5 * nose.shade());
      brush.crease(
          Brush.curve(wing * 0.86, end - 0.17, wing * 1.16, end - 0.1, wing * 1.02, end - 0.01),
          0.034,
          Tint.scale(shadow, 0.8),
          0.75);
      brush.soft(
          wing * 0.52, end - 0.005 - nose.upturn() * 0.5, nose.wings() * 0.42, 0.045, dark, 1);
      brush.soft(
          wing * 0.52, end - 0.005 - nose.upturn() * 0.5, nose.wings() * 0.30, 0.03, dark, 0.8);
    }
    brush.soft(
        0,
        end * 0.45,
        nose.bridge() * 0.55,
        end * 0.42,
        traits.skin().light(),
        0.5 - 0.4 * nose.shade());
    brush.soft(0, end - 0.13, nose.tip() * 0.7, 0.075, traits.skin().light(), 0.55);
  }
}

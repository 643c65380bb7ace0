package dev.muster.sample;

import java.awt.Color;

/** Arithmetic on colours. */
final class Tint {

  private Tint() {}

  static Color mix(Color one, Color other, double share) {
    return new Color(
        channel(one.getRed() + (other.getRed() - one.getRed()) * share),
        channel(one.getGreen() + (other.getGreen() - one.getGreen()) * share),
        channel(one.getBlue() + (other.getBlue() - one.getBlue()) * share));
  }

  static Color scale(Color color, double factor) {
    return new Color(
        channel(color.getRed() * factor),
        channel(color.getGreen() * factor),
        channel(color.getBlue() * factor));
  }

  static Color fade(Color color, double alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), channel(alpha * 255));
  }

  static int channel(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}

package dev.muster.face;

import java.awt.image.BufferedImage;

/** A decoded picture: upright, sRGB, opaque. */
public final class Picture {

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }
}

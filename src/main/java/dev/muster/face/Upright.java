package dev.muster.face;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns a decoded image the way a person sees it, opaque on white, in sRGB. */
final class Upright {

  private Upright() {}

  static boolean swapsSides(int orientation) {
    return orientation >= 5;
  }

  static BufferedImage of(BufferedImage stored, int orientation) {
    if (orientation == ExifOrientation.UPRIGHT && stored.getType() == BufferedImage.TYPE_INT_RGB) {
      return stored;
    }
    int width = stored.getWidth();
    int height = stored.getHeight();
    boolean swap = swapsSides(orientation);
    BufferedImage upright =
        new BufferedImage(swap ? height : width, swap ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = upright.createGraphics();
    if (stored.getColorModel().hasAlpha()) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, upright.getWidth(), upright.getHeight());
    }
    graphics.drawImage(stored, turn(orientation, width, height), null);
    graphics.dispose();
    return upright;
  }

  /** EXIF 2.3, tag 0x0112: what undoes each orientation. */
  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}

package dev.muster.sample;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A texture: a picture with alpha whose drawing coordinates are those of the surface. */
final class Sheet {

  final int width;
  final int height;
  final int[] argb;
  private final BufferedImage image;
  private final double left;
  private final double top;
  private final double scale;

  Sheet(double left, double top, double right, double bottom, double scale) {
    this.left = left;
    this.top = top;
    this.scale = scale;
    this.width = (int) Math.ceil((right - left) * scale);
    this.height = (int) Math.ceil((bottom - top) * scale);
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    this.argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  Brush brush() {
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    graphics.translate(-left, -top);
    return new Brush(graphics);
  }

  double x(int column) {
    return left + (column + 0.5) / scale;
  }

  double y(int row) {
    return top + (row + 0.5) / scale;
  }

  float column(float u) {
    return (float) ((u - left) * scale - 0.5);
  }

  float row(float v) {
    return (float) ((v - top) * scale - 0.5);
  }

  /** The colour between pixels, as alpha and colour weighted by area. */
  int sample(float column, float row) {
    float cx = Math.max(0, Math.min(width - 1.001f, column));
    float cy = Math.max(0, Math.min(height - 1.001f, row));
    int i = (int) cx;
    int j = (int) cy;
    int fx = (int) ((cx - i) * 256);
    int fy = (int) ((cy - j) * 256);
    int at = j * width + i;
    int upper = blend(argb[at], argb[at + 1], fx);
    return blend(upper, blend(argb[at + width], argb[at + width + 1], fx), fy);
  }

  private static int blend(int one, int other, int share) {
    int even = one & 0x00FF00FF;
    int odd = one >>> 8 & 0x00FF00FF;
    int evenMix = even * (256 - share) + (other & 0x00FF00FF) * share >>> 8;
    int oddMix = odd * (256 - share) + (other >>> 8 & 0x00FF00FF) * share;
    return evenMix & 0x00FF00FF | oddMix & 0xFF00FF00;
  }
}

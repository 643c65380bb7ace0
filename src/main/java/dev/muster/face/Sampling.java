package dev.muster.face;

/** Where in a source each pixel of a new image lies; the same for all planes of the source. */
final class Sampling {

  private static final int ONE = 1 << 8;

  private final int width;
  private final int height;
  private final int sourceWidth;
  private final int sourceHeight;
  private final int[] corners;
  private final short[] shares;

  Sampling(int width, int height, int sourceWidth, int sourceHeight) {
    this.width = width;
    this.height = height;
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.corners = new int[4 * width * height];
    this.shares = new short[2 * width * height];
  }

  /** Outside the source the nearest pixel of its border counts. */
  void point(int at, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    int left = Resampling.clamp(column, sourceWidth);
    int right = Resampling.clamp(column + 1, sourceWidth);
    int upper = Resampling.clamp(row, sourceHeight) * sourceWidth;
    int lower = Resampling.clamp(row + 1, sourceHeight) * sourceWidth;
    corners[4 * at] = upper + left;
    corners[4 * at + 1] = upper + right;
    corners[4 * at + 2] = lower + left;
    corners[4 * at + 3] = lower + right;
    shares[2 * at] = (short) ((x - column) * ONE);
    shares[2 * at + 1] = (short) ((y - row) * ONE);
  }

  /** The new image from one plane, bilinear. */
  GrayImage of(GrayImage plane) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (between(plane.pixels(), i) + (1 << 15) >> 16);
    }
    return new GrayImage(width, height, pixels);
  }

  /** The luma of the new image, 0 to 255, not rounded: rounding would look like fine detail. */
  float[] luma(ColourImage source) {
    float[] luma = new float[width * height];
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          (.299f * between(source.red().pixels(), i)
                  + .587f * between(source.green().pixels(), i)
                  + .114f * between(source.blue().pixels(), i))
              / (ONE * ONE);
    }
    return luma;
  }

  /** In units of 1 / 65536. */
  private int between(byte[] source, int at) {
    int a = shares[2 * at];
    int b = shares[2 * at + 1];
    int i = 4 * at;
    int upper = (source[corners[i]] & 255) * (ONE - a) + (source[corners[i + 1]] & 255) * a;
    int lower = (source[corners[i + 2]] & 255) * (ONE - a) + (source[corners[i + 3]] & 255) * a;
    return upper * (ONE - b) + lower * b;
  }
}

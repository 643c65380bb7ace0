package dev.muster.face;

import java.awt.image.BufferedImage;

/** An image as three planes of the same size. */
record ColourImage(GrayImage red, GrayImage green, GrayImage blue) {

  static ColourImage of(BufferedImage image) {
    return of(image, 0, 0, image.getWidth(), image.getHeight());
  }

  static ColourImage of(BufferedImage image, int left, int top, int width, int height) {
    byte[][] planes = new byte[3][width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRaster().getDataElements(left, top + y, width, 1, row);
      int at = y * width;
      for (int x = 0; x < width; x++) {
        int rgb = row[x];
        planes[0][at + x] = (byte) (rgb >> 16);
        planes[1][at + x] = (byte) (rgb >> 8);
        planes[2][at + x] = (byte) rgb;
      }
    }
    return new ColourImage(
        new GrayImage(width, height, planes[0]),
        new GrayImage(width, height, planes[1]),
        new GrayImage(width, height, planes[2]));
  }

  /**
   * What the transform shows of an image in a picture of this size; what lies outside the image
   * repeats its border. Only the part of the image that can be seen is read.
   */
  static ColourImage seen(BufferedImage image, Similarity onto, int width, int height) {
    Excerpt part = Excerpt.of(image, onto, width, height);
    return new ColourImage(
        part.sampling().of(part.source().red),
        part.sampling().of(part.source().green),
        part.sampling().of(part.source().blue));
  }

  /** The luma of what {@link #seen} shows, 0 to 255, not rounded. */
  static float[] seenLuma(BufferedImage image, Similarity onto, int width, int height) {
    Excerpt part = Excerpt.of(image, onto, width, height);
    return part.sampling().luma(part.source());
  }

  int width() {
    return red.width();
  }

  int height() {
    return red.height();
  }

  ColourImage mean(int width, int height) {
    return new ColourImage(
        Resampling.mean(red, width, height),
        Resampling.mean(green, width, height),
        Resampling.mean(blue, width, height));
  }

  /** The luma (ITU-R BT.601). */
  GrayImage luma() {
    byte[] luma = new byte[width() * height()];
    for (int i = 0; i < luma.length; i++) {
      int sum =
          (red.pixels()[i] & 255) * 4899
              + (green.pixels()[i] & 255) * 9617
              + (blue.pixels()[i] & 255) * 1868;
      luma[i] = (byte) (sum + 8192 >> 14);
    }
    return new GrayImage(width(), height(), luma);
  }

  Picture picture() {
    BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    int[] rgb = new int[width() * height()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] =
          (red.pixels()[i] & 255) << 16 | (green.pixels()[i] & 255) << 8 | blue.pixels()[i] & 255;
    }
    image.getRaster().setDataElements(0, 0, width(), height(), rgb);
    return Picture.of(image);
  }
}

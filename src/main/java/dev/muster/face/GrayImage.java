package dev.muster.face;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * An 8-bit grey image. The pixels are an open array, one row behind the other: the loops over
 * windows live on it.
 */
record GrayImage(int width, int height, byte[] pixels) {

  static GrayImage of(BufferedImage image) {
    return of(image, 0, 0, image.getWidth(), image.getHeight());
  }

  /** The luma (ITU-R BT.601) of a part of an image. */
  static GrayImage of(BufferedImage image, int left, int top, int width, int height) {
    byte[] luma = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRaster().getDataElements(left, top + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int rgb = row[x];
        int sum = (rgb >> 16 & 255) * 4899 + (rgb >> 8 & 255) * 9617 + (rgb & 255) * 1868;
        luma[y * width + x] = (byte) (sum + 8192 >> 14);
      }
    }
    return new GrayImage(width, height, luma);
  }

  int longerSide() {
    return Math.max(width, height);
  }

  int shorterSide() {
    return Math.min(width, height);
  }

  GrayImage crop(int left, int top, int newWidth, int newHeight) {
    byte[] part = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      System.arraycopy(pixels, (top + y) * width + left, part, y * newWidth, newWidth);
    }
    return new GrayImage(newWidth, newHeight, part);
  }

  /** Repeats the outermost pixels on every side, so that a face at the border can be found. */
  GrayImage pad(int border) {
    int newWidth = width + 2 * border;
    int newHeight = height + 2 * border;
    byte[] padded = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int from = Math.max(0, Math.min(height - 1, y - border)) * width;
      int to = y * newWidth;
      Arrays.fill(padded, to, to + border, pixels[from]);
      System.arraycopy(pixels, from, padded, to + border, width);
      Arrays.fill(padded, to + border + width, to + newWidth, pixels[from + width - 1]);
    }
    return new GrayImage(newWidth, newHeight, padded);
  }

  /** Spreads the grey levels over 0 to 255, each used about equally often. */
  GrayImage equalized() {
    int[] histogram = new int[256];
    for (byte pixel : pixels) {
      histogram[pixel & 255]++;
    }
    int darkest = 0;
    while (histogram[darkest] == 0) {
      darkest++;
    }
    if (histogram[darkest] == pixels.length) {
      return this;
    }
    float scale = 255f / (pixels.length - histogram[darkest]);
    byte[] level = new byte[256];
    int below = 0;
    for (int grey = darkest + 1; grey < 256; grey++) {
      below += histogram[grey];
      level[grey] = (byte) Math.min(255, Math.round(below * scale));
    }
    byte[] equalized = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      equalized[i] = level[pixels[i] & 255];
    }
    return new GrayImage(width, height, equalized);
  }
}

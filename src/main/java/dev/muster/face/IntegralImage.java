package dev.muster.face;

import java.util.Arrays;

/**
 * Running sums over an image, so that any rectangle's sum costs four look-ups. The stride and the
 * arrays are those of the largest image and are used again for the smaller ones.
 */
final class IntegralImage {

  final int stride;
  final int[] sums;
  final long[] squares;
  final int[] tilted;
  private final TiltedSums tiltedSums;

  /** For images up to this size; squares and tilted sums only where they are needed. */
  IntegralImage(int maxWidth, int maxHeight, boolean withSquares, boolean withTilted) {
    stride = maxWidth + 1;
    int size = stride * (maxHeight + 1);
    sums = new int[size];
    squares = new long[withSquares ? size : 0];
    tilted = new int[withTilted ? size : 0];
    tiltedSums = new TiltedSums(maxWidth, maxHeight, withTilted);
  }

  void load(GrayImage image) {
    Arrays.fill(sums, 0, stride, 0);
    loadSums(image);
    if (squares.length > 0) {
      loadSquares(image);
    }
    if (tilted.length > 0) {
      tiltedSums.load(image, tilted, stride);
    }
  }

  private void loadSums(GrayImage image) {
    byte[] pixels = image.pixels();
    int width = image.width();
    for (int y = 0; y < image.height(); y++) {
      int above = y * stride;
      int here = above + stride;
      int row = 0;
      for (int x = 0; x < width; x++) {
        row += pixels[y * width + x] & 255;
        sums[here + x + 1] = sums[above + x + 1] + row;
      }
    }
  }

  private void loadSquares(GrayImage image) {
    byte[] pixels = image.pixels();
    int width = image.width();
    for (int y = 0; y < image.height(); y++) {
      int above = y * stride;
      int here = above + stride;
      long row = 0;
      for (int x = 0; x < width; x++) {
        int pixel = pixels[y * width + x] & 255;
        row += pixel * pixel;
        squares[here + x + 1] = squares[above + x + 1] + row;
      }
    }
  }
}

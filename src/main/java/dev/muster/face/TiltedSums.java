package dev.muster.face;

import java.util.Arrays;

/**
 * Sums over cones that open upwards by 45 degrees: the value at (X, Y) is the sum of the pixels (x,
 * y) with y &lt; Y and |x - X + 1| &lt;= Y - y - 1 (Lienhart and Maydt 2002). Worked out on a wider
 * field, since a cone reaches beyond the image on both sides.
 */
final class TiltedSums {

  private final int[] field;

  TiltedSums(int maxWidth, int maxHeight, boolean wanted) {
    field = new int[wanted ? fieldWidth(maxWidth, maxHeight) * (maxHeight + 1) : 0];
  }

  void load(GrayImage image, int[] sums, int stride) {
    int border = image.height() + 1;
    int fieldWidth = fieldWidth(image.width(), image.height());
    Arrays.fill(field, 0, fieldWidth * (image.height() + 1), 0);
    for (int y = 1; y <= image.height(); y++) {
      coneRow(y, fieldWidth);
      addPixels(image, y - 1, y * fieldWidth + border + 1);
      if (y >= 2) {
        addPixels(image, y - 2, y * fieldWidth + border + 1);
      }
    }
    for (int y = 0; y <= image.height(); y++) {
      System.arraycopy(field, y * fieldWidth + border, sums, y * stride, image.width() + 1);
    }
  }

  private void coneRow(int y, int fieldWidth) {
    int here = y * fieldWidth;
    int above = here - fieldWidth;
    for (int x = 1; x < fieldWidth - 1; x++) {
      field[here + x] = field[above + x - 1] + field[above + x + 1];
      if (y >= 2) {
        field[here + x] -= field[above - fieldWidth + x];
      }
    }
  }

  private void addPixels(GrayImage image, int row, int to) {
    for (int x = 0; x < image.width(); x++) {
      field[to + x] += image.pixels()[row * image.width() + x] & 255;
    }
  }

  private static int fieldWidth(int width, int height) {
    return width + 1 + 2 * (height + 1);
  }
}

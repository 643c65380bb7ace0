package dev.muster.face;

import java.util.Arrays;

/** Changes the size of grey images. */
final class Resampling {

  private static final int ONE = 2048;

  private Resampling() {}

  /** Bilinear, 11-bit weights, pixel centres at .5: what the cascades were trained with. */
  static GrayImage bilinear(GrayImage image, int width, int height) {
    int[] left = new int[width];
    int[] right = new int[width];
    int[] weight = new int[width];
    double step = (double) image.width() / width;
    for (int x = 0; x < width; x++) {
      double at = (x + .5) * step - .5;
      int whole = (int) Math.floor(at);
      weight[x] = (int) Math.round((at - whole) * ONE);
      left[x] = clamp(whole, image.width());
      right[x] = clamp(whole + 1, image.width());
    }
    byte[] scaled = new byte[width * height];
    double rowStep = (double) image.height() / height;
    for (int y = 0; y < height; y++) {
      double at = (y + .5) * rowStep - .5;
      int whole = (int) Math.floor(at);
      int lower = (int) Math.round((at - whole) * ONE);
      int one = clamp(whole, image.height()) * image.width();
      int other = clamp(whole + 1, image.height()) * image.width();
      byte[] pixels = image.pixels();
      for (int x = 0; x < width; x++) {
        int a = weight[x];
        int up = (pixels[one + left[x]] & 255) * (ONE - a) + (pixels[one + right[x]] & 255) * a;
        int low =
            (pixels[other + left[x]] & 255) * (ONE - a) + (pixels[other + right[x]] & 255) * a;
        scaled[y * width + x] = (byte) (up * (ONE - lower) + low * lower + (1 << 21) >>> 22);
      }
    }
    return new GrayImage(width, height, scaled);
  }

  /** The mean of the pixels that fall on each new pixel; for making images smaller. */
  static GrayImage mean(GrayImage image, int width, int height) {
    double step = (double) image.height() / height;
    float[] row = new float[width];
    float[] sum = new float[width];
    byte[] scaled = new byte[width * height];
    Columns columns = Columns.of(image.width(), width);
    for (int y = 0; y < height; y++) {
      double from = y * step;
      double to = Math.min(image.height(), from + step);
      Arrays.fill(sum, 0);
      for (int source = (int) from; source < to; source++) {
        float share = (float) (Math.min(to, source + 1) - Math.max(from, source));
        columns.mean(image.pixels(), source * image.width(), row);
        for (int x = 0; x < width; x++) {
          sum[x] += share * row[x];
        }
      }
      float rows = (float) (to - from);
      for (int x = 0; x < width; x++) {
        scaled[y * width + x] = (byte) Math.min(255, Math.round(sum[x] / rows));
      }
    }
    return new GrayImage(width, height, scaled);
  }

  static int clamp(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }

  /** Which source pixels make each new one in a row, and the shares of the first and last. */
  private record Columns(int[] first, int[] last, float[] firstShare, float[] lastShare) {

    static Columns of(int sourceWidth, int width) {
      Columns columns =
          new Columns(new int[width], new int[width], new float[width], new float[width]);
      double step = (double) sourceWidth / width;
      for (int x = 0; x < width; x++) {
        double from = x * step;
        double to = Math.min(sourceWidth, from + step);
        int first = (int) from;
        int last = Math.max(first, Math.min(sourceWidth, (int) Math.ceil(to)) - 1);
        columns.first[x] = first;
        columns.last[x] = last;
        columns.firstShare[x] = (float) (Math.min(to, first + 1) - from);
        columns.lastShare[x] = last == first ? 0 : (float) (to - last);
      }
      return columns;
    }

    void mean(byte[] pixels, int row, float[] result) {
      for (int x = 0; x < result.length; x++) {
        float sum = firstShare[x] * (pixels[row + first[x]] & 255);
        float share = firstShare[x] + lastShare[x];
        for (int i = first[x] + 1; i < last[x]; i++) {
          sum += pixels[row + i] & 255;
          share++;
        }
        sum += lastShare[x] * (pixels[row + last[x]] & 255);
        result[x] = sum / share;
      }
    }
  }
}

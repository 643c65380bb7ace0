package dev.muster.sample;

/** A Gaussian blur of packed pixels, rows then columns; the edge pixels go on outside. */
final class Blur {

  private Blur() {}

  static void of(int[] rgb, int width, int height, double deviation) {
    int[] kernel = kernel(deviation);
    int[] half = new int[rgb.length];
    pass(rgb, half, width, height, 1, width, kernel);
    pass(half, rgb, height, width, width, 1, kernel);
  }

  /** Weights in 1/65536. */
  private static int[] kernel(double deviation) {
    int reach = (int) Math.ceil(deviation * 2.5);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = Math.exp(-i * i / (2 * deviation * deviation));
      sum += weights[i + reach];
    }
    int[] kernel = new int[weights.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (int) Math.round(weights[i] / sum * 65536);
    }
    return kernel;
  }

  private static void pass(
      int[] from, int[] to, int length, int lines, int step, int lineStep, int[] kernel) {
    int reach = kernel.length / 2;
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      for (int at = 0; at < length; at++) {
        int red = 32768;
        int green = 32768;
        int blue = 32768;
        for (int k = -reach; k <= reach; k++) {
          int pixel = from[start + Math.max(0, Math.min(length - 1, at + k)) * step];
          int weight = kernel[k + reach];
          red += (pixel >> 16 & 255) * weight;
          green += (pixel >> 8 & 255) * weight;
          blue += (pixel & 255) * weight;
        }
        to[start + at * step] = red >> 16 << 16 | green >> 16 << 8 | blue >> 16;
      }
    }
  }
}

package dev.muster.face;

/**
 * Takes the light out of a face: gamma, difference of Gaussians, contrast equalisation (Tan and
 * Triggs 2010).
 */
final class TanTriggs {

  private static final double GAMMA = .2;
  private static final double INNER = 1;
  private static final double OUTER = 2;
  private static final double ALPHA = .1;
  private static final double LIMIT = 10;
  private static final double TINY = 1e-9;

  /** Gamma of each grey level; a thousandth is added so that black is not a cliff. */
  private static final float[] LEVELS = levels();

  private TanTriggs() {}

  static float[] of(GrayImage face) {
    byte[] pixels = face.pixels();
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = LEVELS[pixels[i] & 255];
    }
    float[] inner = gaussian(values, face.width(), face.height(), INNER);
    float[] outer = gaussian(values, face.width(), face.height(), OUTER);
    for (int i = 0; i < values.length; i++) {
      values[i] = inner[i] - outer[i];
    }
    divide(values, strength(values, Double.MAX_VALUE));
    divide(values, strength(values, LIMIT));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (LIMIT * Math.tanh(values[i] / LIMIT));
    }
    return values;
  }

  private static float[] levels() {
    float[] levels = new float[256];
    for (int grey = 0; grey < levels.length; grey++) {
      levels[grey] = (float) Math.pow(grey / 255.0 + 1e-3, GAMMA);
    }
    return levels;
  }

  /** A mean that large values hardly move. */
  private static double strength(float[] values, double limit) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(Math.min(limit, Math.abs(value)), ALPHA);
    }
    return Math.pow(sum / values.length, 1 / ALPHA) + TINY;
  }

  private static void divide(float[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) by;
    }
  }

  private static float[] gaussian(float[] values, int width, int height, double sigma) {
    float[] kernel = kernel(sigma);
    int radius = kernel.length / 2;
    float[] rows = new float[values.length];
    float[] blurred = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
          sum += kernel[i + radius] * values[y * width + Resampling.clamp(x + i, width)];
        }
        rows[y * width + x] = sum;
      }
    }
    for (int y = 0; y < height; y++) {
      for (int i = -radius; i <= radius; i++) {
        int row = Resampling.clamp(y + i, height) * width;
        for (int x = 0; x < width; x++) {
          blurred[y * width + x] += kernel[i + radius] * rows[row + x];
        }
      }
    }
    return blurred;
  }

  private static float[] kernel(double sigma) {
    int radius = (int) (3 * sigma + .5);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }
}

package dev.muster.face;

/**
 * What the pixels of a face tell, measured where skin, eyes, nose and mouth are and no hair and no
 * backdrop.
 *
 * @param blur 0 sharp to 1
 * @param illumination mean luma, 0 to 255
 * @param overexposed share of the pixels at 250 and above
 * @param lightDifference 0 when the left and the right half are equally light, to 1
 */
record FaceLight(double blur, double illumination, double overexposed, double lightDifference) {

  /** The aligned face that is measured has this side. */
  static final int SIDE = 128;

  private static final int LEFT = 26;
  private static final int RIGHT = 102;
  private static final int MIDDLE = 64;
  private static final int TOP = 40;
  private static final int BOTTOM = 118;
  private static final int WHITE = 250;

  /** Fine detail of a face that is blurred half. */
  private static final double HALF_BLURRED = 0.03;

  static FaceLight of(float[] aligned) {
    double[] half = new double[2];
    double squares = 0;
    int white = 0;
    for (int y = TOP; y < BOTTOM; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        float luma = aligned[y * SIDE + x];
        half[x < MIDDLE ? 0 : 1] += luma;
        squares += luma * luma;
        white += luma >= WHITE ? 1 : 0;
      }
    }
    double count = (RIGHT - LEFT) * (BOTTOM - TOP);
    double mean = (half[0] + half[1]) / count;
    double variance = squares / count - mean * mean;
    double left = half[0] / (MIDDLE - LEFT);
    double right = half[1] / (RIGHT - MIDDLE);
    double lighter = Math.max(left, right);
    return new FaceLight(
        blur(aligned, variance, count),
        mean,
        white / count,
        lighter > 0 ? Math.abs(left - right) / lighter : 0);
  }

  /**
   * Second differences compared with the face's own contrast, so that neither light nor skin
   * counts; the weaker direction decides, because a shaken camera blurs only one.
   */
  private static double blur(float[] aligned, double variance, double count) {
    double across = 0;
    double down = 0;
    for (int y = TOP; y < BOTTOM; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        int at = y * SIDE + x;
        float twice = 2 * aligned[at];
        float bendX = twice - aligned[at - 1] - aligned[at + 1];
        float bendY = twice - aligned[at - SIDE] - aligned[at + SIDE];
        across += bendX * bendX;
        down += bendY * bendY;
      }
    }
    double detail = 2 * Math.min(across, down) / count / (variance + 1);
    return 1 / (1 + detail / HALF_BLURRED);
  }
}

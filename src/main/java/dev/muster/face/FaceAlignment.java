package dev.muster.face;

import java.awt.image.BufferedImage;

/** Turns, scales and moves a face so that its eyes come to lie at fixed places. */
final class FaceAlignment {

  static final int WIDTH = 112;
  static final int HEIGHT = 128;
  private static final double EYE_DISTANCE = 42;
  private static final double LEFT_EYE_X = 35;
  private static final double EYE_Y = 44;

  /** Below this scale the source is averaged first: bilinear sampling would skip pixels. */
  private static final double LEAST_SCALE = .6;

  private static final double SPARE = 1.25;

  private FaceAlignment() {}

  /** The aligned face, 112 x 128; what lies outside the picture repeats its border. */
  static GrayImage of(BufferedImage image, Face face) {
    double dx = face.rightEyeX() - face.leftEyeX();
    double dy = face.rightEyeY() - face.leftEyeY();
    double distance = Math.max(1, Math.hypot(dx, dy));
    double scale = EYE_DISTANCE / distance;
    // only what the aligned face can reach is turned to grey: a photo may have 12 megapixels
    int reach = (int) Math.ceil(Math.hypot(WIDTH - LEFT_EYE_X, HEIGHT - EYE_Y) / scale) + 2;
    int left = Resampling.clamp((int) face.leftEyeX() - reach, image.getWidth());
    int top = Resampling.clamp((int) face.leftEyeY() - reach, image.getHeight());
    int right = Resampling.clamp((int) face.leftEyeX() + reach, image.getWidth()) + 1;
    int bottom = Resampling.clamp((int) face.leftEyeY() + reach, image.getHeight()) + 1;
    GrayImage part = GrayImage.of(image, left, top, right - left, bottom - top);
    double eyeX = face.leftEyeX() - left;
    double eyeY = face.leftEyeY() - top;
    double zoomX = 1;
    double zoomY = 1;
    if (scale < LEAST_SCALE) {
      GrayImage smaller =
          Resampling.mean(
              part, shrunk(part.width(), scale * SPARE), shrunk(part.height(), scale * SPARE));
      zoomX = (double) smaller.width() / part.width();
      zoomY = (double) smaller.height() / part.height();
      part = smaller;
    }
    return sample(part, new Grid(eyeX, eyeY, dx / EYE_DISTANCE, dy / EYE_DISTANCE, zoomX, zoomY));
  }

  private static int shrunk(int size, double scale) {
    return Math.max(1, (int) Math.round(size * scale));
  }

  private static GrayImage sample(GrayImage part, Grid grid) {
    byte[] aligned = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double right = x - LEFT_EYE_X;
        double down = y - EYE_Y;
        double sourceX = (grid.eyeX + grid.stepX * right - grid.stepY * down) * grid.zoomX;
        double sourceY = (grid.eyeY + grid.stepY * right + grid.stepX * down) * grid.zoomY;
        aligned[y * WIDTH + x] = bilinear(part, sourceX, sourceY);
      }
    }
    return new GrayImage(WIDTH, HEIGHT, aligned);
  }

  private static byte bilinear(GrayImage part, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double a = x - column;
    double b = y - row;
    double upper = (1 - a) * pixel(part, column, row) + a * pixel(part, column + 1, row);
    double lower = (1 - a) * pixel(part, column, row + 1) + a * pixel(part, column + 1, row + 1);
    return (byte) Math.round((1 - b) * upper + b * lower);
  }

  private static int pixel(GrayImage part, int x, int y) {
    int column = Resampling.clamp(x, part.width());
    int row = Resampling.clamp(y, part.height());
    return part.pixels()[row * part.width() + column] & 255;
  }

  /**
   * The aligned face's grid laid over the picture.
   *
   * @param eyeX where the left eye lies
   * @param stepX to the right in the picture for one pixel to the right in the aligned face
   * @param stepY downwards for the same pixel
   * @param zoomX size of the averaged picture compared with the picture
   */
  private record Grid(
      double eyeX, double eyeY, double stepX, double stepY, double zoomX, double zoomY) {}
}

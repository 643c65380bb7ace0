package dev.muster.face;

import java.awt.image.BufferedImage;

/**
 * The part of an image that a transform shows, and where in it each pixel of the new image lies.
 */
record Excerpt(ColourImage source, Sampling sampling) {

  /** Below this scale the source is averaged first: bilinear sampling would skip pixels. */
  private static final double LEAST_SCALE = .6;

  private static final double SPARE = 1.25;

  static Excerpt of(BufferedImage image, Similarity onto, int width, int height) {
    Similarity back = onto.inverse();
    int[] part = reach(back, width, height, image.getWidth(), image.getHeight());
    ColourImage source = ColourImage.of(image, part[0], part[1], part[2], part[3]);
    double zoomX = 1;
    double zoomY = 1;
    if (onto.scale() < LEAST_SCALE) {
      double shrink = onto.scale() * SPARE;
      source = source.mean(shrunk(part[2], shrink), shrunk(part[3], shrink));
      zoomX = (double) source.width() / part[2];
      zoomY = (double) source.height() / part[3];
    }
    Sampling sampling = new Sampling(width, height, source.width(), source.height());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // pixel centres lie at .5, which only matters where the source was made smaller
        double u = (back.x(x, y) - part[0] + .5) * zoomX - .5;
        double v = (back.y(x, y) - part[1] + .5) * zoomY - .5;
        sampling.point(y * width + x, u, v);
      }
    }
    return new Excerpt(source, sampling);
  }

  /** Left, top, width and height of the part of the image that comes to be seen. */
  private static int[] reach(
      Similarity back, int width, int height, int imageWidth, int imageHeight) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      double x = corner % 2 * width;
      double y = corner / 2 * height;
      left = Math.min(left, back.x(x, y));
      right = Math.max(right, back.x(x, y));
      top = Math.min(top, back.y(x, y));
      bottom = Math.max(bottom, back.y(x, y));
    }
    int fromX = Resampling.clamp((int) Math.floor(left) - 1, imageWidth);
    int fromY = Resampling.clamp((int) Math.floor(top) - 1, imageHeight);
    int toX = Resampling.clamp((int) Math.ceil(right) + 1, imageWidth);
    int toY = Resampling.clamp((int) Math.ceil(bottom) + 1, imageHeight);
    return new int[] {fromX, fromY, toX - fromX + 1, toY - fromY + 1};
  }

  private static int shrunk(int size, double scale) {
    return Math.max(1, (int) Math.round(size * scale));
  }
}

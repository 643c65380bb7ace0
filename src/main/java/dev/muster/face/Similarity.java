package dev.muster.face;

/**
 * Turns, scales and moves points: {@code (x, y)} becomes {@code (cos x - sin y + right, sin x + cos
 * y + down)}, with the scale in {@code cos} and {@code sin}.
 */
record Similarity(double cos, double sin, double right, double down) {

  private static final double TINY = 1e-9;

  /** A turn, positive clockwise, and a scale that leave {@code (x, y)} at {@code (toX, toY)}. */
  static Similarity about(
      double x, double y, double degrees, double scale, double toX, double toY) {
    double cos = scale * Math.cos(Math.toRadians(degrees));
    double sin = scale * Math.sin(Math.toRadians(degrees));
    return new Similarity(cos, sin, toX - cos * x + sin * y, toY - sin * x - cos * y);
  }

  /**
   * The transform that brings the points closest to the targets (least squares). As many points
   * count as both have; points that fall together are moved only.
   *
   * @param points x and y in turn
   * @param targets x and y in turn
   */
  static Similarity onto(double[] points, double[] targets) {
    int count = Math.min(points.length, targets.length) / 2;
    double[] from = centre(points, count);
    double[] to = centre(targets, count);
    double along = 0;
    double across = 0;
    double spread = 0;
    for (int i = 0; i < count; i++) {
      double x = points[2 * i] - from[0];
      double y = points[2 * i + 1] - from[1];
      double u = targets[2 * i] - to[0];
      double v = targets[2 * i + 1] - to[1];
      along += x * u + y * v;
      across += x * v - y * u;
      spread += x * x + y * y;
    }
    double cos = spread > TINY ? along / spread : 1;
    double sin = spread > TINY ? across / spread : 0;
    if (Math.hypot(cos, sin) < TINY) {
      cos = 1;
    }
    return new Similarity(
        cos, sin, to[0] - cos * from[0] + sin * from[1], to[1] - sin * from[0] - cos * from[1]);
  }

  double scale() {
    return Math.hypot(cos, sin);
  }

  double x(double x, double y) {
    return cos * x - sin * y + right;
  }

  double y(double x, double y) {
    return sin * x + cos * y + down;
  }

  Similarity inverse() {
    double square = cos * cos + sin * sin;
    double a = cos / square;
    double b = -sin / square;
    return new Similarity(a, b, -a * right + b * down, -b * right - a * down);
  }

  private static double[] centre(double[] points, int count) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < count; i++) {
      x += points[2 * i] / count;
      y += points[2 * i + 1] / count;
    }
    return new double[] {x, y};
  }
}

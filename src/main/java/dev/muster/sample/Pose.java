package dev.muster.sample;

/** Turns the head and projects it into the picture. */
final class Pose {

  /** The part of the stage that one person stands in, in its pixels. */
  record Frame(int left, int width, int height) {}

  private static final double PIVOT_Y = 0.7;
  private static final double PIVOT_Z = -0.3;
  private static final double DISTANCE = 9;

  private final double[] turn;
  final double scale;
  final double centreX;
  final double centreY;

  private Pose(double yaw, double pitch, double roll, double scale, double cx, double cy) {
    this.turn = rotation(Math.toRadians(yaw), Math.toRadians(pitch), Math.toRadians(roll));
    this.scale = scale;
    this.centreX = cx;
    this.centreY = cy;
  }

  /** The head of the view; {@code share} 0 leaves it upright, 1 turns it fully. */
  static Pose of(View view, double share, Frame frame) {
    double scale = Math.min(frame.width() * 0.232, frame.height() * 0.186);
    return new Pose(
        view.yaw() * share,
        view.pitch() * share,
        view.roll() * share,
        scale,
        frame.left() + frame.width() / 2.0,
        frame.height() / 2.0 - scale * 0.36);
  }

  private static double[] rotation(double yaw, double pitch, double roll) {
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    double cr = Math.cos(roll);
    double sr = Math.sin(roll);
    return new double[] {
      cr * cy - sr * sp * sy,
      -sr * cp,
      cr * sy + sr * sp * cy,
      sr * cy + cr * sp * sy,
      cr * cp,
      sr * sy - cr * sp * cy,
      -cp * sy,
      sp,
      cp * cy
    };
  }

  double turnX(double x, double y, double z) {
    return turn[0] * x + turn[1] * y + turn[2] * z;
  }

  double turnY(double x, double y, double z) {
    return turn[3] * x + turn[4] * y + turn[5] * z;
  }

  double turnZ(double x, double y, double z) {
    return turn[6] * x + turn[7] * y + turn[8] * z;
  }

  /** Writes picture x, picture y and closeness of a point in head space. */
  void project(double x, double y, double z, float[] out) {
    double py = y - PIVOT_Y;
    double pz = z - PIVOT_Z;
    double near = turnZ(x, py, pz) + PIVOT_Z;
    double zoom = scale * DISTANCE / (DISTANCE - near);
    out[0] = (float) (centreX + turnX(x, py, pz) * zoom);
    out[1] = (float) (centreY + (turnY(x, py, pz) + PIVOT_Y) * zoom);
    out[2] = (float) near;
  }
}

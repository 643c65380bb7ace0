package dev.muster.face;

/**
 * Where a head looks, judged from five points and an average head: good enough to tell a face that
 * looks at the camera from one that looks away, about 10 degrees either way.
 *
 * @param yaw degrees, positive turns the face to the right of the picture
 * @param pitch degrees, positive looks down
 */
public record HeadTurn(double yaw, double pitch) {

  /** By which the average head reads frontal portraits as looking down. */
  private static final double PITCH_BIAS = 7.5;

  /** Eyes, nose tip and mouth corners in millimetres: right, down, away from the camera. */
  private static final double[][] AVERAGE_HEAD = {
    {-31.5, -28, 20}, {31.5, -28, 20}, {0, 8, -14}, {-26, 40, 12}, {26, 40, 12}
  };

  /**
   * Least squares under parallel projection: the rows of the matrix that lays the average head over
   * the points are the picture's axes as the head sees them, and the head looks along what is
   * square to both.
   *
   * @param points x and y of five points
   */
  static HeadTurn of(double[] points, double eyeLine) {
    double[] across = unit(axis(points, 0));
    double[] down = unit(axis(points, 1));
    double skew = dot(across, down) / 2;
    double[] right = unit(minus(across, down, skew));
    double[] below = unit(minus(down, across, skew));
    double cos = Math.cos(Math.toRadians(-eyeLine));
    double sin = Math.sin(Math.toRadians(-eyeLine));
    double towardsRight = -(right[2] * cos - below[2] * sin);
    double downwards = -(right[2] * sin + below[2] * cos);
    return new HeadTurn(degrees(towardsRight), degrees(downwards) - PITCH_BIAS);
  }

  private static double[] axis(double[] points, int coordinate) {
    double[] centre = new double[3];
    double mean = 0;
    for (int i = 0; i < AVERAGE_HEAD.length; i++) {
      mean += points[2 * i + coordinate] / AVERAGE_HEAD.length;
      for (int k = 0; k < 3; k++) {
        centre[k] += AVERAGE_HEAD[i][k] / AVERAGE_HEAD.length;
      }
    }
    double[][] spread = new double[3][4];
    for (int i = 0; i < AVERAGE_HEAD.length; i++) {
      for (int row = 0; row < 3; row++) {
        double head = AVERAGE_HEAD[i][row] - centre[row];
        for (int column = 0; column < 3; column++) {
          spread[row][column] += head * (AVERAGE_HEAD[i][column] - centre[column]);
        }
        spread[row][3] += head * (points[2 * i + coordinate] - mean);
      }
    }
    return solve(spread);
  }

  /** Gauss and Jordan; the average head's spread has a solution and needs no pivots. */
  private static double[] solve(double[][] rows) {
    for (int i = 0; i < 3; i++) {
      for (int other = 0; other < 3; other++) {
        double factor = other == i ? 0 : rows[other][i] / rows[i][i];
        for (int column = i; column < 4; column++) {
          rows[other][column] -= factor * rows[i][column];
        }
      }
    }
    return new double[] {rows[0][3] / rows[0][0], rows[1][3] / rows[1][1], rows[2][3] / rows[2][2]};
  }

  private static double[] minus(double[] one, double[] other, double share) {
    return new double[] {
      one[0] - share * other[0], one[1] - share * other[1], one[2] - share * other[2]
    };
  }

  private static double dot(double[] one, double[] other) {
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector)) + 1e-12;
    return new double[] {vector[0] / length, vector[1] / length, vector[2] / length};
  }

  private static double degrees(double sine) {
    return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sine))));
  }
}

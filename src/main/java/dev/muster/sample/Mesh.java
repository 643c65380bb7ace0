package dev.muster.sample;

/** A grid of points in head space with a texture coordinate and a normal each. */
final class Mesh {

  /** Puts one point: x, y, z, and the place on the texture u, v, both in head space. */
  interface Surface {
    void at(double a, double b, double[] point);
  }

  final int columns;
  final int rows;
  final float[] x;
  final float[] y;
  final float[] z;
  final float[] u;
  final float[] v;
  final float[] nx;
  final float[] ny;
  final float[] nz;

  private Mesh(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    int size = columns * rows;
    x = new float[size];
    y = new float[size];
    z = new float[size];
    u = new float[size];
    v = new float[size];
    nx = new float[size];
    ny = new float[size];
    nz = new float[size];
  }

  /**
   * Samples the surface for a from a0 to a1 along the columns and b from b0 to b1 down the rows.
   */
  static Mesh of(
      int columns, int rows, double a0, double a1, double b0, double b1, Surface surface) {
    Mesh mesh = new Mesh(columns, rows);
    double[] point = new double[5];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double a = a0 + (a1 - a0) * column / (columns - 1);
        double b = b0 + (b1 - b0) * row / (rows - 1);
        surface.at(a, b, point);
        mesh.put(row * columns + column, point);
      }
    }
    mesh.findNormals();
    return mesh;
  }

  private void put(int i, double[] point) {
    x[i] = (float) point[0];
    y[i] = (float) point[1];
    z[i] = (float) point[2];
    u[i] = (float) point[3];
    v[i] = (float) point[4];
  }

  private void findNormals() {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int left = row * columns + Math.max(0, column - 1);
        int right = row * columns + Math.min(columns - 1, column + 1);
        int up = Math.max(0, row - 1) * columns + column;
        int down = Math.min(rows - 1, row + 1) * columns + column;
        normal(row * columns + column, left, right, up, down);
      }
    }
  }

  private void normal(int i, int left, int right, int up, int down) {
    float ax = x[right] - x[left];
    float ay = y[right] - y[left];
    float az = z[right] - z[left];
    float bx = x[down] - x[up];
    float by = y[down] - y[up];
    float bz = z[down] - z[up];
    float cx = ay * bz - az * by;
    float cy = az * bx - ax * bz;
    float cz = ax * by - ay * bx;
    float length = (float) Math.sqrt(cx * cx + cy * cy + cz * cz) + 1e-9f;
    nx[i] = cx / length;
    ny[i] = cy / length;
    nz[i] = cz / length;
  }
}

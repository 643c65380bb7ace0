package dev.muster.sample;

/** Smooth noise between -1 and 1 from a lattice of random values. */
final class Grain {

  private static final int SIDE = 64;

  private final float[] lattice = new float[SIDE * SIDE];
  private final double perUnit;
  private final double cos;
  private final double sin;
  private final double stretch;

  /**
   * @param wavelength distance of the lattice points
   * @param angle direction in which the pattern is drawn out, in radians
   * @param stretch how much it is drawn out, 1 is not at all
   */
  Grain(Dice dice, double wavelength, double angle, double stretch) {
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) dice.between(-1, 1);
    }
    this.perUnit = 1 / wavelength;
    this.cos = Math.cos(angle);
    this.sin = Math.sin(angle);
    this.stretch = stretch;
  }

  float at(double x, double y) {
    double a = (x * cos + y * sin) * perUnit / stretch + 1000;
    double b = (y * cos - x * sin) * perUnit + 1000;
    int i = (int) a;
    int j = (int) b;
    float fa = smooth((float) (a - i));
    float fb = smooth((float) (b - j));
    float upper = node(i, j) + (node(i + 1, j) - node(i, j)) * fa;
    float lower = node(i, j + 1) + (node(i + 1, j + 1) - node(i, j + 1)) * fa;
    return upper + (lower - upper) * fb;
  }

  private float node(int i, int j) {
    return lattice[(j & SIDE - 1) * SIDE + (i & SIDE - 1)];
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }
}

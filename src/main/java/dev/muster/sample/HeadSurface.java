package dev.muster.sample;

/** The forms of head, ears, neck, hair and glasses as surfaces; z points to the camera. */
final class HeadSurface {

  private static final double CROWN = 1.5;
  private static final double DEPTH = 1.22;

  private final Traits traits;
  private final HeadShape shape;
  private final FaceRelief relief;

  HeadSurface(Traits traits) {
    this.traits = traits;
    this.shape = traits.head();
    this.relief = new FaceRelief(traits);
  }

  Mesh head() {
    return Mesh.of(104, 124, -2.1, 2.1, -Math.PI / 2, Math.PI / 2, this::skin);
  }

  Mesh hair() {
    return Mesh.of(90, 64, -2.3, 2.3, -Math.PI / 2, 0.75, this::scalp);
  }

  Mesh neck() {
    return Mesh.of(40, 30, -1.7, 1.7, 0.7, 2.5, this::throat);
  }

  /** The left (-1) or right (1) ear as the picture shows it. */
  Mesh ear(int side) {
    return Mesh.of(
        24,
        24,
        -Math.PI / 2,
        Math.PI / 2,
        -Math.PI / 2,
        Math.PI / 2,
        (a, b, p) -> ear(side, a, b, p));
  }

  Mesh glasses() {
    return Mesh.of(64, 24, -1.2, 1.2, -0.42, 0.52, HeadSurface::lenses);
  }

  private void skin(double a, double b, double[] p) {
    skull(a, b, p);
    if (p[2] > 0) {
      p[2] += relief.at(p[0], p[1]) * Math.min(1, p[2] * 2.5);
    }
  }

  private void skull(double a, double b, double[] p) {
    double ring = Math.cos(b);
    double y = (b < 0 ? CROWN : shape.length()) * Math.sin(b);
    double form =
        1
            + shape.jaw() * bump(y - 1.12, 0.34)
            - shape.temple() * bump(y + 0.55, 0.3)
            + shape.cheek() * bump(y - 0.3, 0.3)
            - 0.05 * bump(y - 1.62, 0.2);
    double across = b < 0 ? Math.pow(Math.max(0, ring), 0.8) : ring;
    double half = shape.width() * form * across * 1.03;
    p[0] = half * Math.sin(a);
    p[1] = y;
    p[2] = DEPTH * Math.pow(Math.max(0, ring), 0.7) * Math.cos(a);
    // Behind the ears the texture goes on outwards; mirrored it would show the face again.
    p[3] = p[2] >= 0 ? p[0] : Math.signum(a) * 2 * half - p[0];
    p[4] = y;
  }

  private void scalp(double a, double b, double[] p) {
    skull(a, b, p);
    p[3] = Math.cos(a) >= 0 ? Math.sin(a) : Math.signum(a) * 2 - Math.sin(a);
    double height = Math.max(0, Math.min(1, (0.35 - p[1]) / 1.4));
    double grow = 0.025 + traits.hair().volume() * height * Math.sqrt(height);
    double wave = traits.hair().curl() * 0.03 * Math.sin(a * 17 + b * 5) * Math.sin(b * 19 - a * 3);
    p[0] *= 1 + grow * 0.75 + wave;
    p[2] = p[2] * (1 + grow * 0.6 + wave) + 0.01;
    p[1] = p[1] < 0 ? p[1] * (1 + grow * 0.8 + wave) : p[1];
  }

  private void throat(double a, double y, double[] p) {
    double radius = (traits.feminine() ? 0.56 : 0.66) + 0.35 * Math.pow(Math.max(0, y - 1.7), 2);
    p[0] = radius * Math.sin(a);
    p[1] = y;
    p[2] = radius * Math.cos(a) - 0.12;
    p[3] = p[0];
    p[4] = y;
  }

  private void ear(int side, double a, double b, double[] p) {
    double size = shape.earSize();
    double rim = 1 - 0.35 * bump(Math.hypot(a, b) - 0.4, 0.4);
    double high = Math.sin(b) * 0.30 * size;
    double wide = Math.cos(b) * Math.sin(a) * 0.13 * size * (1 - 0.25 * Math.sin(b));
    p[0] = side * (shape.width() * 1.0 + 0.03) + wide + side * -0.06 * Math.sin(b);
    p[1] = 0.18 - shape.earLift() + high;
    p[2] = -0.12 + Math.cos(b) * Math.cos(a) * 0.12 * rim - wide * side * 0.4;
    p[3] = side * a;
    p[4] = b;
  }

  private static void lenses(double x, double y, double[] p) {
    double arm = Math.max(0, Math.abs(x) - 0.88);
    p[0] = x - Math.signum(x) * arm * 0.5;
    p[1] = y;
    p[2] = 1.36 - 0.34 * x * x - 2.6 * arm;
    p[3] = x;
    p[4] = y;
  }

  private static double bump(double distance, double width) {
    return Math.exp(-distance * distance / (2 * width * width));
  }
}

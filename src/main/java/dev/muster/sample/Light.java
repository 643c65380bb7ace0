package dev.muster.sample;

/** A key light and the light of the room. */
final class Light {

  private static final double WRAP = 0.35;

  private final double dx;
  private final double dy;
  private final double dz;
  private final double key;
  private final double room;

  private Light(double azimuth, double elevation, double strength) {
    double a = Math.toRadians(azimuth);
    double e = Math.toRadians(elevation);
    this.dx = Math.sin(a) * Math.cos(e);
    this.dy = -Math.sin(e);
    this.dz = Math.cos(a) * Math.cos(e);
    this.key = 0.74 * strength;
    this.room = 0.33 * strength;
  }

  static Light of(View view) {
    return new Light(view.lightAzimuth(), view.lightElevation(), view.lightStrength());
  }

  /** How much light a surface with this unit normal sends back, 1 being all. */
  double diffuse(double nx, double ny, double nz) {
    double facing = (nx * dx + ny * dy + nz * dz + WRAP) / (1 + WRAP);
    return room * (0.85 - 0.25 * ny + 0.15 * nz) + key * Math.max(0, facing);
  }

  /** The gleam towards the camera. */
  double gleam(double nx, double ny, double nz) {
    double length = Math.sqrt(dx * dx + dy * dy + (dz + 1) * (dz + 1));
    double facing = (nx * dx + ny * dy + nz * (dz + 1)) / length;
    if (facing < 0.6) {
      return 0;
    }
    double square = facing * facing;
    double fourth = square * square;
    return key * fourth * fourth * fourth * fourth;
  }

  /** Which way the light falls across the picture, -1 from the left to 1 from the right. */
  double across() {
    return dx;
  }

  double level() {
    return (key + room) / 1.07;
  }
}

package dev.muster.sample;

/**
 * How a photo is taken. The same person in the same view gives the same bytes.
 *
 * @param yaw degrees, positive turns the face to the right of the picture, -60 to 60
 * @param pitch degrees, positive looks up, -45 to 45
 * @param roll degrees, positive tilts clockwise, -90 to 90
 * @param lightAzimuth degrees, 0 from the camera, positive from the right of the picture
 * @param lightElevation degrees above the camera
 * @param lightStrength 1 is a well exposed photo; 0.2 to 2
 * @param blur standard deviation in pixels, 0 to 20
 * @param noise standard deviation of the sensor noise in grey levels, 0 to 50
 * @param width pixels, 48 to 4000
 * @param height pixels, 48 to 4000
 * @param seed chooses the background and the grain of the noise
 */
public record View(
    double yaw,
    double pitch,
    double roll,
    double lightAzimuth,
    double lightElevation,
    double lightStrength,
    double blur,
    double noise,
    int width,
    int height,
    long seed) {

  public View {
    within("yaw", yaw, -60, 60);
    within("pitch", pitch, -45, 45);
    within("roll", roll, -90, 90);
    within("lightAzimuth", lightAzimuth, -90, 90);
    within("lightElevation", lightElevation, -90, 90);
    within("lightStrength", lightStrength, 0.2, 2);
    within("blur", blur, 0, 20);
    within("noise", noise, 0, 50);
    within("width", width, 48, 4000);
    within("height", height, 48, 4000);
  }

  /** Straight into the camera in even light, 480 x 600 pixels. */
  public static View frontal() {
    return new View(0, 0, 0, -18, 28, 1, 0.4, 4, 480, 600, 1);
  }

  /**
   * A slightly different photo for each seed: yaw within 12 degrees, pitch and roll within 8,
   * another light, blur, noise and background.
   */
  public static View varied(long seed) {
    Dice dice = Dice.of(seed, "view");
    return new View(
        dice.bell(-12, 12),
        dice.bell(-8, 8),
        dice.bell(-8, 8),
        dice.between(-35, 35),
        dice.between(10, 40),
        dice.between(0.85, 1.15),
        dice.between(0.2, 0.9),
        dice.between(3, 6),
        480,
        600,
        seed);
  }

  /** The same view in another size; the head keeps its share of the picture. */
  public View sized(int newWidth, int newHeight) {
    return new View(
        yaw,
        pitch,
        roll,
        lightAzimuth,
        lightElevation,
        lightStrength,
        blur,
        noise,
        newWidth,
        newHeight,
        seed);
  }

  private static void within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "View: " + name + " is " + value + ", allowed are " + low + " to " + high);
    }
  }
}

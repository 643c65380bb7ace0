package dev.muster.sample;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Pictures of nobody: portraits, pairs and pictures without a face, each from a seed. */
public final class SampleFaces {

  private SampleFaces() {}

  /** The person of this seed, 0 or more; the same seed is always the same person. */
  public static SamplePerson person(long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException(
          "Sample person: the seed is " + seed + ", must be 0 or more");
    }
    return new SamplePerson(seed);
  }

  /** A 640 x 480 JPEG without any face. */
  public static byte[] landscape(long seed) {
    BufferedImage image = Landscape.of(seed, 640, 480);
    Film.expose(image, View.varied(seed).sized(640, 480));
    return Film.jpeg(image);
  }

  /** An 800 x 500 JPEG with two people side by side. */
  public static byte[] group(long seedA, long seedB) {
    BufferedImage both = new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB);
    View view = View.varied(seedA * 31 + seedB).sized(400, 500);
    Graphics2D graphics = both.createGraphics();
    graphics.drawImage(Studio.picture(person(seedA).traits(), view), 0, 0, null);
    graphics.drawImage(Studio.picture(person(seedB).traits(), view), 400, 0, null);
    graphics.dispose();
    Film.expose(both, view);
    return Film.jpeg(both);
  }
}

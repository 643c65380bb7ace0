package dev.muster.sample;

import java.awt.image.BufferedImage;
import java.util.List;

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
    View view = View.varied(seedA * 31 + seedB).sized(400, 500);
    return Studio.photo(List.of(person(seedA).traits(), person(seedB).traits()), view);
  }
}

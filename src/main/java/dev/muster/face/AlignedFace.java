package dev.muster.face;

import java.awt.image.BufferedImage;

/** Turns, scales and moves a face so that eyes, nose and mouth lie where a network learnt them. */
final class AlignedFace {

  /** In 128 pixels: the places of Intel's face-reidentification-retail-0095. */
  static final double[] POINTS_128 = {
    40.39, 59.08, 87.38, 59.08, 64.03, 81.98, 44.73, 105.56, 83.64, 105.56
  };

  /** In 112 pixels: the places that SFace and ArcFace share. */
  static final double[] POINTS_112 = {
    38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
  };

  private AlignedFace() {}

  /** A square of this side; what lies outside the picture repeats its border. */
  static ColourImage of(BufferedImage image, Face face, double[] points, int side) {
    return ColourImage.seen(image, Similarity.onto(face.points(), points), side, side);
  }

  /** The luma of the square, 0 to 255, not rounded. */
  static float[] luma(BufferedImage image, Face face, double[] points, int side) {
    return ColourImage.seenLuma(image, Similarity.onto(face.points(), points), side, side);
  }
}

package dev.muster.facebox.library;

import dev.muster.face.Face;
import dev.muster.face.LowerFace;

/**
 * The five points of a face as the API prints them: x of both eyes, nose tip and both mouth
 * corners, then the five y. An engine that sees only the eyes leaves the other three to the
 * proportions of an average frontal face.
 */
public final class Landmarks {

  /** Points beside the eyes, in units of the distance between the eyes from the left eye. */
  private static final float[][] AVERAGE = {
    {0.5f, 0.575f}, {0.09f, 1.158f}, {0.918f, 1.153f},
  };

  private Landmarks() {}

  public static float[] of(Face face) {
    float acrossX = face.rightEyeX() - face.leftEyeX();
    float acrossY = face.rightEyeY() - face.leftEyeY();
    float[] points = new float[10];
    points[0] = face.leftEyeX();
    points[5] = face.leftEyeY();
    points[1] = face.rightEyeX();
    points[6] = face.rightEyeY();
    LowerFace lower = face.lower();
    if (lower != null) {
      return seen(points, lower);
    }
    for (int i = 0; i < AVERAGE.length; i++) {
      float along = AVERAGE[i][0];
      float down = AVERAGE[i][1];
      points[2 + i] = face.leftEyeX() + along * acrossX - down * acrossY;
      points[7 + i] = face.leftEyeY() + along * acrossY + down * acrossX;
    }
    return points;
  }

  private static float[] seen(float[] points, LowerFace lower) {
    points[2] = lower.noseX();
    points[7] = lower.noseY();
    points[3] = lower.mouthLeftX();
    points[8] = lower.mouthLeftY();
    points[4] = lower.mouthRightX();
    points[9] = lower.mouthRightY();
    return points;
  }

  /** {@code [xmin, ymin, xmax, ymax]}. */
  public static float[] box(Face face) {
    return new float[] {
      face.x(), face.y(), face.x() + face.width(), face.y() + face.height(),
    };
  }
}

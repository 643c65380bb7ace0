package dev.muster.face;

import org.jspecify.annotations.Nullable;

/**
 * One face found in a picture, in pixels of that picture; the left eye is the one at the left of
 * the picture.
 *
 * @param eyesFound false when the eyes were placed by the usual proportions instead of being seen
 * @param lower nose and mouth; absent from an engine that looks for eyes only
 * @param confidence how sure the engine is that this is a face, 0 to 1; absent from an engine that
 *     does not say
 */
public record Face(
    float x,
    float y,
    float width,
    float height,
    float leftEyeX,
    float leftEyeY,
    float rightEyeX,
    float rightEyeY,
    boolean eyesFound,
    @Nullable LowerFace lower,
    @Nullable Float confidence) {

  /** A face of which only the eyes are known. */
  public Face(
      float x,
      float y,
      float width,
      float height,
      float leftEyeX,
      float leftEyeY,
      float rightEyeX,
      float rightEyeY,
      boolean eyesFound) {
    this(x, y, width, height, leftEyeX, leftEyeY, rightEyeX, rightEyeY, eyesFound, null, null);
  }

  /** Area of the box in square pixels. */
  public float area() {
    return width * height;
  }

  /** Shorter side of the box in pixels: what a limit on the size of faces is about. */
  public float size() {
    return Math.min(width, height);
  }

  /** Degrees by which the line through the eyes is turned, positive clockwise. */
  double eyeLine() {
    return Math.toDegrees(Math.atan2(rightEyeY - leftEyeY, rightEyeX - leftEyeX));
  }

  /** x and y of the eyes and, when they are known, of nose and mouth corners. */
  double[] points() {
    if (lower == null) {
      return new double[] {leftEyeX, leftEyeY, rightEyeX, rightEyeY};
    }
    return new double[] {
      leftEyeX,
      leftEyeY,
      rightEyeX,
      rightEyeY,
      lower.noseX(),
      lower.noseY(),
      lower.mouthLeftX(),
      lower.mouthLeftY(),
      lower.mouthRightX(),
      lower.mouthRightY()
    };
  }

  /** The same face in a picture that was cut and then enlarged. */
  Face moved(float scale, float right, float down) {
    return new Face(
        (x + right) * scale,
        (y + down) * scale,
        width * scale,
        height * scale,
        (leftEyeX + right) * scale,
        (leftEyeY + down) * scale,
        (rightEyeX + right) * scale,
        (rightEyeY + down) * scale,
        eyesFound,
        lower == null ? null : lower.moved(scale, right, down),
        confidence);
  }
}

package dev.muster.face;

/**
 * One face found in a picture, in pixels of that picture; the left eye is the one at the left of
 * the picture.
 *
 * @param eyesFound false when the eyes were placed by the usual proportions instead of being seen
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
    boolean eyesFound) {

  /** Area of the box in square pixels. */
  public float area() {
    return width * height;
  }
}

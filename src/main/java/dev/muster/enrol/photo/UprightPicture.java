package dev.muster.enrol.photo;

/**
 * A picture as a recogniser is sent it: a plain JPEG, upright, without metadata.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record UprightPicture(byte[] jpeg, int width, int height) {

  /** Never the picture: this goes into logs. */
  @Override
  public String toString() {
    return "a picture of %d x %d".formatted(width, height);
  }
}

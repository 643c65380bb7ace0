package dev.muster.enrol.photo;

import dev.muster.face.JpegLimits;

/**
 * How large a picture directories take; those with equal limits receive the same picture.
 *
 * @param maxBytes largest file in bytes
 * @param maxSide longer side in pixels
 */
public record PhotoProfile(int maxBytes, int maxSide) {

  /** Of directories that say nothing else: 1,500,000 bytes and 1920 pixels. */
  public static final PhotoProfile STANDARD = new PhotoProfile(1_500_000, 1920);

  /** The name under which pictures of this profile are kept. */
  public String name() {
    return maxBytes + "x" + maxSide;
  }

  JpegLimits limits() {
    return new JpegLimits(maxBytes, maxSide);
  }

  boolean holds(int bytes, int width, int height) {
    return bytes <= maxBytes && Math.max(width, height) <= maxSide;
  }
}

package dev.muster.face;

/**
 * What a JPEG that we write may have.
 *
 * @param maxBytes largest file in bytes, at least 10,000
 * @param maxSide longer side in pixels, at least 64
 */
public record JpegLimits(int maxBytes, int maxSide) {

  /** 1,500,000 bytes (2 MB as base64) and 1920 pixels. */
  public static final JpegLimits DEFAULT = new JpegLimits(1_500_000, 1920);

  static final int SMALLEST_SIDE = 64;
  private static final int SMALLEST_BYTES = 10_000;

  public JpegLimits {
    if (maxBytes < SMALLEST_BYTES || maxSide < SMALLEST_SIDE) {
      throw new IllegalArgumentException(
          "JPEG limits of %d bytes and %d pixels: at least %d bytes and %d pixels are needed"
              .formatted(maxBytes, maxSide, SMALLEST_BYTES, SMALLEST_SIDE));
    }
  }
}

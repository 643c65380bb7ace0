package dev.muster.face;

/**
 * What a picture may cost. All limits are checked on the file's header, before memory for pixels is
 * taken.
 *
 * @param maxBytes largest file in bytes
 * @param maxSide longest side in pixels
 * @param maxPixels width times height
 * @param decodePixels above this many pixels only every second, third ... pixel is decoded, so that
 *     a decoded picture never has more
 */
public record PictureLimits(int maxBytes, int maxSide, long maxPixels, long decodePixels) {

  /** 20 MiB, 16384 pixels a side, 60 megapixels, decoded to at most 12 megapixels. */
  public static final PictureLimits DEFAULT =
      new PictureLimits(20 << 20, 16_384, 60_000_000L, 12_000_000L);

  public PictureLimits {
    if (maxBytes < 1 || maxSide < 1 || maxPixels < 1 || decodePixels < 1) {
      throw new IllegalArgumentException("picture limits must be positive");
    }
  }

  void checkBytes(int bytes) throws PictureRefused {
    if (bytes > maxBytes) {
      throw new PictureRefused(
          PictureFault.TOO_MANY_BYTES,
          "The file has %,d bytes, at most %,d are read: save the photo smaller."
              .formatted(bytes, maxBytes));
    }
  }

  void checkSize(int width, int height) throws PictureRefused {
    if (width < 1 || height < 1) {
      throw PictureRefused.corrupt("its header announces " + width + " x " + height + " pixels");
    }
    if (width > maxSide || height > maxSide || (long) width * height > maxPixels) {
      throw new PictureRefused(
          PictureFault.TOO_MANY_PIXELS,
          "The picture has %d x %d pixels, at most %d a side and %d million in all are read: save it smaller."
              .formatted(width, height, maxSide, maxPixels / 1_000_000));
    }
  }

  /** Every how many-th pixel is decoded so that the picture stays within {@link #decodePixels}. */
  int subsampling(int width, int height) {
    int step = 1;
    while ((long) ((width + step - 1) / step) * ((height + step - 1) / step) > decodePixels) {
      step++;
    }
    return step;
  }
}

package dev.muster.face;

/**
 * What a picture's header says, read without decoding a pixel.
 *
 * @param width stored width in pixels, before the EXIF orientation
 * @param height stored height in pixels, before the EXIF orientation
 * @param bits bits per component
 * @param components colour components stored per pixel: 1 grey, 3 colour, 4 CMYK or with alpha
 * @param orientation EXIF orientation 1 to 8, 1 is upright
 * @param complete false when the file ends before the picture does
 * @param trailingBytes bytes after the end of a JPEG or PNG; 0 for the other formats
 */
public record PictureFacts(
    PictureFormat format,
    int width,
    int height,
    int bits,
    int components,
    int orientation,
    boolean complete,
    int trailingBytes) {

  /** With {@link PictureLimits#DEFAULT}. */
  public static PictureFacts of(byte[] bytes) throws PictureRefused {
    return of(bytes, PictureLimits.DEFAULT);
  }

  /**
   * Reads the header. Costs time in proportion to the file (tens of microseconds for 100 KB) and no
   * memory for pixels.
   *
   * @throws PictureRefused when the bytes are no picture that {@link Picture#read} would look at; a
   *     picture that is merely cut off is not refused but has {@code complete == false}
   */
  public static PictureFacts of(byte[] bytes, PictureLimits limits) throws PictureRefused {
    limits.checkBytes(bytes.length);
    PictureFacts facts =
        switch (PictureFormat.of(bytes)) {
          case JPEG -> new JpegWalk(bytes).facts();
          case PNG -> new PngWalk(bytes).facts();
          case WEBP -> new WebpWalk(bytes).facts();
          case GIF -> GifHeader.facts(bytes);
          case BMP -> BmpHeader.facts(bytes);
        };
    limits.checkSize(facts.width, facts.height);
    return facts;
  }

  /**
   * A complete, upright 8-bit JPEG, grey or colour, with nothing behind its end: every receiver
   * reads it, so it may be passed on unchanged.
   */
  public boolean isPlainJpeg() {
    return format == PictureFormat.JPEG
        && bits == 8
        && (components == 1 || components == 3)
        && orientation == ExifOrientation.UPRIGHT
        && complete
        && trailingBytes == 0;
  }

  /** Width in pixels as a person sees the picture. */
  public int uprightWidth() {
    return Upright.swapsSides(orientation) ? height : width;
  }

  /** Height in pixels as a person sees the picture. */
  public int uprightHeight() {
    return Upright.swapsSides(orientation) ? width : height;
  }
}

package dev.muster.face;

import java.util.Optional;

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
 * @param coding how a JPEG is coded
 */
public record PictureFacts(
    PictureFormat format,
    int width,
    int height,
    int bits,
    int components,
    int orientation,
    boolean complete,
    int trailingBytes,
    JpegCoding coding) {

  /** Of a picture that is no JPEG. */
  PictureFacts(
      PictureFormat format,
      int width,
      int height,
      int bits,
      int components,
      int orientation,
      boolean complete,
      int trailingBytes) {
    this(
        format,
        width,
        height,
        bits,
        components,
        orientation,
        complete,
        trailingBytes,
        JpegCoding.NONE);
  }

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
   * A complete, upright baseline JPEG, grey or colour with chroma 4:2:0, without metadata, colour
   * profile or anything behind its end: every receiver reads it, so it may be passed on unchanged.
   */
  public boolean isPlainJpeg() {
    return isPlainInside() && coding.extras().isEmpty() && trailingBytes == 0;
  }

  /** A JPEG that is plain once metadata and trailing bytes are left out. */
  private boolean isPlainInside() {
    return format == PictureFormat.JPEG
        && coding.plain()
        && orientation == ExifOrientation.UPRIGHT
        && complete;
  }

  /**
   * The file as a plain JPEG without decoding it: unchanged when it is one, and without metadata
   * and trailing bytes when these are all that is wrong with it.
   *
   * @param bytes the file of these facts
   * @return empty when the picture must be decoded and written anew
   */
  public Optional<byte[]> plainJpeg(byte[] bytes) {
    if (!isPlainInside()) {
      return Optional.empty();
    }
    return Optional.of(
        isPlainJpeg() ? bytes : coding.essential(bytes, bytes.length - trailingBytes));
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

package dev.muster.face;

/**
 * How the bytes of a JPEG are coded.
 *
 * @param plain baseline in one scan, grey or YCbCr with halved chroma, in a JFIF file without a
 *     colour profile: what every receiver reads, and reads in the same colours
 * @param bare nothing but the picture: no EXIF, no comment, no thumbnail
 */
record JpegCoding(boolean plain, boolean bare) {

  /** Of a picture that is no JPEG. */
  static final JpegCoding NONE = new JpegCoding(false, false);
}

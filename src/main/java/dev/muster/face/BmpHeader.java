package dev.muster.face;

/** The header of a BMP file. */
final class BmpHeader {

  private static final int OLD_HEADER = 12;
  private static final int SHORTEST = 34;
  private static final int UNCOMPRESSED = 0;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpHeader() {}

  static PictureFacts facts(byte[] bytes) throws PictureRefused {
    if (bytes.length < SHORTEST) {
      throw PictureRefused.truncated();
    }
    boolean old = Bytes.littleI32(bytes, 14) == OLD_HEADER;
    int width = old ? Bytes.littleU16(bytes, 18) : Bytes.littleI32(bytes, 18);
    int signedHeight = old ? Bytes.littleU16(bytes, 20) : Bytes.littleI32(bytes, 22);
    int bitsPerPixel = Bytes.littleU16(bytes, old ? 24 : 28);
    int compression = old ? UNCOMPRESSED : Bytes.littleI32(bytes, 30);
    if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
      throw PictureFormat.unsupported("A BMP with a picture inside is not read: save it as JPEG.");
    }
    int height = signedHeight == Integer.MIN_VALUE ? 0 : Math.abs(signedHeight);
    long row = ((long) width * bitsPerPixel + 31) / 32 * 4;
    long end = (Bytes.littleI32(bytes, 10) & 0xffff_ffffL) + row * height;
    return new PictureFacts(
        PictureFormat.BMP,
        width,
        height,
        8,
        3,
        ExifOrientation.UPRIGHT,
        compression != UNCOMPRESSED || end <= bytes.length,
        0);
  }
}

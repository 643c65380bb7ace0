package dev.muster.face;

/** The first picture of a GIF file. */
final class GifHeader {

  private static final int SCREEN_END = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2c;
  private static final int DESCRIPTOR = 10;

  private GifHeader() {}

  /** The first frame's size: it is what is decoded, and may exceed the screen's. */
  static PictureFacts facts(byte[] bytes) throws PictureRefused {
    if (bytes.length < SCREEN_END) {
      throw PictureRefused.truncated();
    }
    int at = SCREEN_END + colourTable(Bytes.u8(bytes, 10));
    while (at + 2 < bytes.length && Bytes.u8(bytes, at) == EXTENSION) {
      at = afterBlocks(bytes, at + 2);
    }
    if (at + DESCRIPTOR >= bytes.length) {
      throw PictureRefused.truncated();
    }
    if (Bytes.u8(bytes, at) != PICTURE) {
      throw PictureRefused.corrupt("no picture in it");
    }
    int data = at + DESCRIPTOR + colourTable(Bytes.u8(bytes, at + 9)) + 1;
    return new PictureFacts(
        PictureFormat.GIF,
        Bytes.littleU16(bytes, at + 5),
        Bytes.littleU16(bytes, at + 7),
        8,
        3,
        ExifOrientation.UPRIGHT,
        afterBlocks(bytes, data) <= bytes.length,
        0);
  }

  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** Behind the empty block that ends a sequence of blocks; beyond the file when it is cut off. */
  private static int afterBlocks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      int size = Bytes.u8(bytes, at);
      at += 1 + size;
      if (size == 0) {
        return at;
      }
    }
    return bytes.length + 1;
  }
}

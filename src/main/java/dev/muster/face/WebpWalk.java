package dev.muster.face;

/** Walks the chunks of a still WebP file (RIFF container, VP8, VP8L or VP8X). */
final class WebpWalk {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int VP8 = 0x56503820;
  private static final int VP8L = 0x5650384c;
  private static final int VP8X = 0x56503858;
  private static final int EXIF = 0x45584946;
  private static final int ANIMATED = 2;

  private final byte[] bytes;
  private int width;
  private int height;
  private int orientation = ExifOrientation.UPRIGHT;

  WebpWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  PictureFacts facts() throws PictureRefused {
    long announced = CHUNK_HEADER + (Bytes.littleI32(bytes, 4) & 0xffff_ffffL);
    int at = RIFF_HEADER;
    while (at + CHUNK_HEADER <= bytes.length) {
      int from = at + CHUNK_HEADER;
      long end = from + (Bytes.littleI32(bytes, at + 4) & 0xffff_ffffL);
      if (end > bytes.length) {
        break;
      }
      read(Bytes.i32(bytes, at), from, (int) end);
      at = (int) (end + (end & 1));
    }
    boolean complete = announced <= bytes.length;
    if (width == 0) {
      throw complete ? PictureRefused.corrupt("no picture data") : PictureRefused.truncated();
    }
    return new PictureFacts(PictureFormat.WEBP, width, height, 8, 3, orientation, complete, 0);
  }

  private void read(int type, int from, int end) throws PictureRefused {
    if (type == EXIF) {
      orientation = ExifOrientation.of(bytes, from, end);
    } else if (type == VP8 && end - from >= 10) {
      size(Bytes.littleU16(bytes, from + 6) & 0x3fff, Bytes.littleU16(bytes, from + 8) & 0x3fff);
    } else if (type == VP8L && end - from >= 5) {
      int packed = Bytes.littleI32(bytes, from + 1);
      size((packed & 0x3fff) + 1, (packed >>> 14 & 0x3fff) + 1);
    } else if (type == VP8X && end - from >= 10) {
      if ((Bytes.u8(bytes, from) & ANIMATED) != 0) {
        throw PictureFormat.unsupported("An animated WebP is not read: save one still picture.");
      }
      size(Bytes.littleU24(bytes, from + 4) + 1, Bytes.littleU24(bytes, from + 7) + 1);
    }
  }

  /** Canvas and picture of a still file have one size; a difference would hide a bomb. */
  private void size(int newWidth, int newHeight) throws PictureRefused {
    if (width != 0 && (width != newWidth || height != newHeight)) {
      throw PictureRefused.corrupt("two different sizes");
    }
    width = newWidth;
    height = newHeight;
  }
}

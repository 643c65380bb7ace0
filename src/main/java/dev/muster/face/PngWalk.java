package dev.muster.face;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file. {@link #essential} keeps only those that make the picture:
 * compressed texts and profiles can unpack to gigabytes.
 */
final class PngWalk {

  private static final int SIGNATURE = 8;

  /** Length, type and checksum around a chunk's data. */
  private static final int FRAME = 12;

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int EXIF = 0x65584966;
  private static final int ICCP = 0x69434350;

  private final byte[] bytes;
  private int at = SIGNATURE;

  PngWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  PictureFacts facts() throws PictureRefused {
    if (bytes.length < SIGNATURE + FRAME + 13) {
      throw PictureRefused.truncated();
    }
    if (type() != IHDR || length() != 13) {
      throw PictureRefused.corrupt("no header chunk");
    }
    int header = at + 8;
    int orientation = ExifOrientation.UPRIGHT;
    while (inFile() && type() != IEND) {
      if (type() == EXIF) {
        orientation = ExifOrientation.of(bytes, at + 8, at + 8 + length());
      }
      at += FRAME + length();
    }
    boolean complete = inFile();
    return new PictureFacts(
        PictureFormat.PNG,
        Bytes.i32(bytes, header),
        Bytes.i32(bytes, header + 4),
        Bytes.u8(bytes, header + 8),
        components(Bytes.u8(bytes, header + 9)),
        orientation,
        complete,
        complete ? bytes.length - at - FRAME - length() : 0);
  }

  /** The colour profile, when the file has one that can be used. */
  Optional<ICC_Profile> profile() {
    for (at = SIGNATURE; inFile() && type() != IDAT; at += FRAME + length()) {
      if (type() == ICCP) {
        return ColourProfile.packed(bytes, at + 8, at + 8 + length());
      }
    }
    return Optional.empty();
  }

  /** The same picture without texts, profiles and other extras. */
  byte[] essential() throws PictureRefused {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, SIGNATURE);
    for (at = SIGNATURE; inFile(); at += FRAME + length()) {
      int type = type();
      if (type == IHDR || type == PLTE || type == TRNS || type == IDAT || type == IEND) {
        checkSum();
        kept.write(bytes, at, FRAME + length());
      }
      if (type == IEND) {
        break;
      }
    }
    return kept.toByteArray();
  }

  private void checkSum() throws PictureRefused {
    CRC32 sum = new CRC32();
    sum.update(bytes, at + 4, length() + 4);
    if ((int) sum.getValue() != Bytes.i32(bytes, at + 8 + length())) {
      throw PictureRefused.corrupt("a checksum does not fit");
    }
  }

  private boolean inFile() {
    return at + FRAME <= bytes.length && length() >= 0 && length() <= bytes.length - at - FRAME;
  }

  private int length() {
    return Bytes.i32(bytes, at);
  }

  private int type() {
    return Bytes.i32(bytes, at + 4);
  }

  private static int components(int colourType) {
    return switch (colourType) {
      case 0 -> 1;
      case 4 -> 2;
      case 6 -> 4;
      default -> 3;
    };
  }
}

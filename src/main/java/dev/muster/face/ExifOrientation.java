package dev.muster.face;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.util.Arrays;

/** How the camera was held: EXIF tag 0x0112, 1 (upright) to 8. */
final class ExifOrientation {

  static final int UPRIGHT = 1;
  private static final int LAST = 8;

  private ExifOrientation() {}

  /** The orientation in a TIFF block; upright when the block says nothing or nonsense. */
  static int of(byte[] bytes, int from, int to) {
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(Arrays.copyOfRange(bytes, from, to)), metadata, 0);
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    if (directory == null) {
      return UPRIGHT;
    }
    Integer orientation = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return orientation == null || orientation < UPRIGHT || orientation > LAST
        ? UPRIGHT
        : orientation;
  }
}

package dev.muster.face;

import java.util.List;

/**
 * How the bytes of a JPEG are coded.
 *
 * @param plain baseline in one scan, grey or YCbCr with halved chroma, in a JFIF file without a
 *     colour profile: what every receiver reads, and reads in the same colours
 * @param extras where something other than the picture stands: EXIF, a comment, a thumbnail; in the
 *     order of the file
 */
record JpegCoding(boolean plain, List<Extra> extras) {

  /** Bytes of the file, the end excluded. */
  record Extra(int from, int to) {}

  /** Of a picture that is no JPEG. */
  static final JpegCoding NONE = new JpegCoding(false, List.of());

  /** The file up to its end marker without the extras; nothing of it is coded anew. */
  byte[] essential(byte[] file, int end) {
    byte[] kept = new byte[end - extras.stream().mapToInt(one -> one.to() - one.from()).sum()];
    int from = 0;
    int at = 0;
    for (Extra extra : extras) {
      System.arraycopy(file, from, kept, at, extra.from() - from);
      at += extra.from() - from;
      from = extra.to();
    }
    System.arraycopy(file, from, kept, at, end - from);
    return kept;
  }
}

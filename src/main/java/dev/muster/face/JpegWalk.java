package dev.muster.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks the segments of a JPEG file (ITU T.81 annex B) to its end marker. A thumbnail's end marker
 * inside a segment is not mistaken for the picture's.
 */
final class JpegWalk {

  private static final int SOF0 = 0xc0;
  private static final int SOF2 = 0xc2;
  private static final int DHT = 0xc4;
  private static final int JPG = 0xc8;
  private static final int DAC = 0xcc;
  private static final int LAST_SOF = 0xcf;
  private static final int RST0 = 0xd0;
  private static final int RST7 = 0xd7;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int LAST_APP = 0xef;
  private static final int COM = 0xfe;
  private static final int TEM = 0x01;
  private static final int PROFILE = 0xe2;
  private static final int ADOBE = 0xee;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
  private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0};
  private static final int JFIF_LENGTH = 14;

  private final byte[] bytes;
  private int at = 2;
  private int width;
  private int height;
  private int bits;
  private int components;
  private int orientation = ExifOrientation.UPRIGHT;
  private int scans;
  private boolean plain = true;
  private boolean jfif;
  private final List<JpegCoding.Extra> extras = new ArrayList<>();

  JpegWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  PictureFacts facts() throws PictureRefused {
    boolean complete = reachesEnd();
    if (width == 0 || height == 0) {
      throw complete ? PictureRefused.corrupt("no size") : PictureRefused.truncated();
    }
    if (complete && scans == 0) {
      throw PictureRefused.corrupt("no picture data");
    }
    return new PictureFacts(
        PictureFormat.JPEG,
        width,
        height,
        bits,
        components,
        orientation,
        complete,
        complete ? bytes.length - at : 0,
        new JpegCoding(plain && jfif && scans == 1, List.copyOf(extras)));
  }

  /** Leaves {@link #at} behind the end marker; false when the file ends first. */
  private boolean reachesEnd() throws PictureRefused {
    while (true) {
      int marker = nextMarker();
      if (marker < 0) {
        return false;
      }
      if (marker == EOI) {
        return true;
      }
      if (marker == TEM || marker >= RST0 && marker <= RST7) {
        continue;
      }
      if (marker < SOF0) {
        throw PictureRefused.corrupt("unknown marker " + Integer.toHexString(marker));
      }
      if (!skipSegment(marker)) {
        return false;
      }
    }
  }

  /** The next marker, over fill bytes, stuffed zeros and entropy-coded data; -1 at the end. */
  private int nextMarker() {
    int last = bytes.length - 1;
    for (int i = Bytes.next0xff(bytes, at, last);
        i < last;
        i = Bytes.next0xff(bytes, i + 1, last)) {
      if (bytes[i + 1] != 0 && bytes[i + 1] != (byte) 0xff) {
        at = i + 2;
        return Bytes.u8(bytes, i + 1);
      }
    }
    return -1;
  }

  private boolean skipSegment(int marker) throws PictureRefused {
    if (at + 2 > bytes.length) {
      return false;
    }
    int end = at + Bytes.u16(bytes, at);
    if (end < at + 2) {
      throw PictureRefused.corrupt("a segment shorter than its own length");
    }
    if (end > bytes.length) {
      return false;
    }
    readSegment(marker, at + 2, end);
    at = end;
    return true;
  }

  private void readSegment(int marker, int from, int end) throws PictureRefused {
    if (marker == SOS) {
      scans++;
    } else if (isFrame(marker)) {
      readFrame(marker, from, end);
    } else if (marker >= APP0 && marker <= LAST_APP || marker == COM) {
      readExtra(marker, from, end);
    }
  }

  /** Everything here but the one JFIF header can be left out without touching the picture. */
  private void readExtra(int marker, int from, int end) {
    if (marker == APP0 && !jfif && end - from == JFIF_LENGTH && starts(JFIF, from, end)) {
      jfif = true;
      return;
    }
    // a colour profile, and Adobe's word on the colour model, say how the numbers are to be read
    plain &= marker != PROFILE && marker != ADOBE;
    if (marker == APP1 && starts(EXIF, from, end)) {
      orientation = ExifOrientation.of(bytes, from + EXIF.length, end);
    }
    extras.add(new JpegCoding.Extra(from - 4, end));
  }

  private boolean starts(byte[] word, int from, int end) {
    return end - from > word.length
        && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
  }

  private static boolean isFrame(int marker) {
    return marker >= SOF0 && marker <= LAST_SOF && marker != DHT && marker != JPG && marker != DAC;
  }

  private void readFrame(int marker, int from, int end) throws PictureRefused {
    if (end - from < 6 || width != 0) {
      throw PictureRefused.corrupt(width == 0 ? "a cut frame header" : "two frame headers");
    }
    bits = Bytes.u8(bytes, from);
    if (marker > SOF2 || bits != 8) {
      throw PictureFormat.unsupported(
          "A JPEG of unusual coding (lossless, arithmetic or 12 bits) is not read:"
              + " save it as an ordinary JPEG.");
    }
    height = Bytes.u16(bytes, from + 1);
    width = Bytes.u16(bytes, from + 3);
    components = Bytes.u8(bytes, from + 5);
    plain &= marker == SOF0 && isPlainSampling(from + 6, end);
  }

  /** Grey, or colour with both chroma planes halved in both directions (4:2:0). */
  private boolean isPlainSampling(int from, int end) {
    if (end - from < 3 * components) {
      return false;
    }
    if (components == 1) {
      return true;
    }
    return components == 3
        && Bytes.u8(bytes, from + 1) == 0x22
        && Bytes.u8(bytes, from + 4) == 0x11
        && Bytes.u8(bytes, from + 7) == 0x11;
  }
}

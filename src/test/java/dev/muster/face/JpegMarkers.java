package dev.muster.face;

import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a JPEG, read by the letter of ITU T.81 and by none of the classes under test.
 *
 * @param frame marker of the frame: 0xc0 baseline, 0xc2 progressive
 * @param sampling of each component, as written: 22 is two by two
 * @param extras the APPn and COM markers, in their order
 * @param behind bytes behind the end marker
 */
public record JpegMarkers(int frame, String sampling, List<Integer> extras, int scans, int behind) {

  public static JpegMarkers of(byte[] jpeg) {
    int frame = 0;
    String sampling = "";
    List<Integer> extras = new ArrayList<>();
    int scans = 0;
    int at = 2;
    while (true) {
      if ((jpeg[at] & 255) != 0xff) {
        throw new AssertionError("no marker at " + at);
      }
      int marker = jpeg[at + 1] & 255;
      if (marker == 0xd9) {
        return new JpegMarkers(frame, sampling, extras, scans, jpeg.length - at - 2);
      }
      int length = (jpeg[at + 2] & 255) << 8 | jpeg[at + 3] & 255;
      if (marker >= 0xe0 && marker <= 0xef || marker == 0xfe) {
        extras.add(marker);
      } else if (marker >= 0xc0 && marker <= 0xcf && marker % 4 != 0 || marker == 0xc0) {
        frame = marker;
        sampling = sampling(jpeg, at);
      }
      at += 2 + length;
      if (marker == 0xda) {
        scans++;
        at = behindScan(jpeg, at);
      }
    }
  }

  private static String sampling(byte[] jpeg, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < jpeg[at + 9]; i++) {
      text.append(i == 0 ? "" : " ").append(Integer.toHexString(jpeg[at + 11 + 3 * i]));
    }
    return text.toString();
  }

  private static int behindScan(byte[] jpeg, int from) {
    int at = from;
    while ((jpeg[at] & 255) != 0xff
        || jpeg[at + 1] == 0
        || (jpeg[at + 1] & 255) >= 0xd0 && (jpeg[at + 1] & 255) <= 0xd7) {
      at++;
    }
    return at;
  }
}

package dev.muster.face;

import java.nio.charset.StandardCharsets;

/**
 * A network that describes an aligned face, and how it wants to be fed: each colour value, 0 to
 * 255, less {@code mean}, times {@code scale}.
 *
 * @param side width and height of the aligned face in pixels
 * @param colours order of the planes
 * @param points where eyes, nose and mouth corners lie in the aligned face, x and y in turn
 * @param length numbers in the network's answer: 64, 128, 256 or 512
 * @param threshold cosine at and above which two faces count as one person
 * @param licence under which terms the file may be used; for people to read
 */
record RecogniserModel(
    ModelFile file,
    int side,
    Colours colours,
    double mean,
    double scale,
    double[] points,
    int length,
    double threshold,
    String licence) {

  enum Colours {
    RGB,
    BGR
  }

  /** Digest of all that goes into a template besides the network itself. */
  String feeding() {
    StringBuilder text = new StringBuilder();
    text.append(side).append(colours).append(mean).append('*').append(scale);
    for (double coordinate : points) {
      text.append(',').append(coordinate);
    }
    return ModelFile.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 4);
  }
}

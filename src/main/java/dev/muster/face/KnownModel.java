package dev.muster.face;

import java.util.Map;

/** Files whose description needs no descriptor, known by the digest of their bytes. */
final class KnownModel {

  private static final String YUNET_LICENCE = "MIT (opencv_zoo) / Apache-2.0 (libfacedetection)";

  /**
   * YuNet 2023mar as opencv_zoo publishes it (fixed 640 x 640), and the two of dynamic size from
   * libfacedetection.train.
   */
  private static final Map<String, Map<String, String>> DETECTORS =
      Map.of(
          "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
          detector(),
          "daede24002cc8590f457998cc5e6c9e8b82f45f6bd969506a8913cd4ed10a2d3",
          detector(),
          "104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12",
          detector());

  /**
   * Intel's network as ONNX with 32-bit and with 16-bit weights, and SFace 2021dec as opencv_zoo
   * publishes it, with OpenCV's colours, places and threshold.
   */
  private static final Map<String, Map<String, String>> RECOGNISERS =
      Map.of(
          "4c5c5ddc2a669b07493348605b6c188dfdc2dd4aee040093b846a435fa9435d6",
          intel(),
          "4bf2bd1d88ca47d7fa9fbc0f4ebc468b26562a2d3692e7fd605420a14d4df8b4",
          intel(),
          "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
          recogniser("112", "RGB", AlignedFace.POINTS_112, "128", "0.363"));

  private KnownModel() {}

  static boolean isDetector(String sha256) {
    return DETECTORS.containsKey(sha256);
  }

  static boolean isRecogniser(String sha256) {
    return RECOGNISERS.containsKey(sha256);
  }

  /** Keys of the descriptor with their values; empty for a file that is not known. */
  static Map<String, String> description(String sha256) {
    Map<String, String> detector = DETECTORS.getOrDefault(sha256, Map.of());
    return RECOGNISERS.getOrDefault(sha256, detector);
  }

  private static Map<String, String> detector() {
    return Map.of("detector.licence", YUNET_LICENCE);
  }

  private static Map<String, String> intel() {
    return recogniser("128", "BGR", AlignedFace.POINTS_128, "256", "0.42");
  }

  private static Map<String, String> recogniser(
      String side, String colours, double[] points, String length, String threshold) {
    StringBuilder places = new StringBuilder();
    for (double coordinate : points) {
      places.append(places.isEmpty() ? "" : " ").append(coordinate);
    }
    return Map.of(
        "recogniser.side",
        side,
        "recogniser.colours",
        colours,
        "recogniser.mean",
        "0",
        "recogniser.scale",
        "1",
        "recogniser.points",
        places.toString(),
        "recogniser.length",
        length,
        "recogniser.threshold",
        threshold,
        "recogniser.licence",
        "Apache-2.0");
  }
}

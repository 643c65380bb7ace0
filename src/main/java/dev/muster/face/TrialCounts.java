package dev.muster.face;

import java.util.ArrayList;
import java.util.List;

/** What is counted while photos are looked at. */
final class TrialCounts {

  int refused;
  int enrolled;
  int enrolledFound;
  int others;
  int othersFound;
  int eyesFound;
  int severalFaces;
  private final List<Long> readNanos = new ArrayList<>();
  private final List<Long> detectNanos = new ArrayList<>();
  private final List<Long> templateNanos = new ArrayList<>();

  void read(boolean first, List<Face> faces, long read, long detect) {
    readNanos.add(read);
    detectNanos.add(detect);
    int found = faces.isEmpty() ? 0 : 1;
    if (first) {
      enrolled++;
      enrolledFound += found;
    } else {
      others++;
      othersFound += found;
    }
    severalFaces += faces.size() > 1 ? 1 : 0;
    eyesFound += found == 1 && faces.get(0).eyesFound() ? 1 : 0;
  }

  void described(long nanos) {
    templateNanos.add(nanos);
  }

  double readMillis() {
    return median(readNanos);
  }

  double detectMillis() {
    return median(detectNanos);
  }

  double templateMillis() {
    return median(templateNanos);
  }

  private static double median(List<Long> nanos) {
    return nanos.isEmpty() ? 0 : nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }
}

package dev.muster.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares the photos of a trial with each other and puts the findings into words. */
final class TrialReport {

  private TrialReport() {}

  static ModelTrial.Result of(EngineInfo engine, TrialCounts counts, List<TrialShot> shots) {
    TrialScores same = scores(shots, true, engine.threshold());
    TrialScores different = scores(shots, false, engine.threshold());
    List<TrialShot> gallery = shots.stream().filter(TrialShot::enrolled).toList();
    List<TrialShot> probes = shots.stream().filter(shot -> !shot.enrolled()).toList();
    int rankOne = (int) probes.stream().filter(probe -> leadsHome(probe, gallery)).count();
    List<String> lines = new ArrayList<>();
    lines.add(line("engine %s, threshold %.3f", engine.id(), engine.threshold()));
    lines.add(line("no picture: %d", counts.refused));
    lines.add(share("face found, first photo of a person", counts.enrolledFound, counts.enrolled));
    lines.add(share("face found, other photos", counts.othersFound, counts.others));
    lines.add(share("both eyes seen, of the faces found", counts.eyesFound, shots.size()));
    lines.add(
        share("more than one face found", counts.severalFaces, counts.enrolled + counts.others));
    lines.add(share("search leads to the person (rank 1)", rankOne, probes.size()));
    lines.add(share("same person missed", same.pairs() - same.accepted(), same.pairs()));
    lines.add(share("different people accepted", different.accepted(), different.pairs()));
    lines.add("similarity, same person: " + same.distribution());
    lines.add("similarity, different people: " + different.distribution());
    lines.add(
        line(
            "median per photo: reading %.1f ms, detection %.1f ms, template %.1f ms",
            counts.readMillis(), counts.detectMillis(), counts.templateMillis()));
    return new ModelTrial.Result(
        counts.enrolled,
        counts.enrolledFound,
        counts.others,
        counts.othersFound,
        probes.size(),
        rankOne,
        same.pairs(),
        same.pairs() - same.accepted(),
        different.pairs(),
        different.accepted(),
        List.copyOf(lines));
  }

  private static TrialScores scores(List<TrialShot> shots, boolean same, double threshold) {
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < shots.size(); i++) {
      for (int j = i + 1; j < shots.size(); j++) {
        if (shots.get(i).person().equals(shots.get(j).person()) == same) {
          scores.add(shots.get(i).similarity(shots.get(j)));
        }
      }
    }
    return TrialScores.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), threshold);
  }

  private static boolean leadsHome(TrialShot probe, List<TrialShot> gallery) {
    return gallery.stream()
        .max(Comparator.comparingDouble(probe::similarity))
        .filter(nearest -> nearest.person().equals(probe.person()))
        .isPresent();
  }

  private static String share(String what, int count, int of) {
    return of == 0
        ? what + ": none"
        : line("%s: %d of %d (%.1f %%)", what, count, of, 100.0 * count / of);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

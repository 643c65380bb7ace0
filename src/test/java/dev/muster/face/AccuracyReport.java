package dev.muster.face;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the built-in engine on a folder with one sub-folder per person: how many faces it finds,
 * how often a person's other photos lead back to the first one, how far apart the same and
 * different people are, and the processor time per photo on one thread.
 *
 * <p>{@code java -cp target/test-classes:target/classes:... dev.muster.face.AccuracyReport FOLDER}
 */
public final class AccuracyReport {

  private final FaceEngine engine = new BuiltinEngine();
  private final List<Sample> samples = new ArrayList<>();
  private int photos;
  private int refused;
  private int withOneFace;
  private long readNanos;
  private long detectNanos;
  private long templateNanos;

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument: a folder with one sub-folder per person");
    }
    List<Path> files = photosIn(Path.of(args[0]));
    AccuracyReport warmUp = new AccuracyReport();
    warmUp.measure(files.subList(0, Math.min(20, files.size())));
    AccuracyReport report = new AccuracyReport();
    report.measure(files);
    report.print();
  }

  private static List<Path> photosIn(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder, 2)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.getParent().equals(folder))
          .sorted()
          .toList();
    }
  }

  private void measure(List<Path> files) throws IOException {
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      photos++;
      try {
        long start = cpuNanos();
        Picture picture = Picture.read(bytes, PictureLimits.DEFAULT);
        readNanos += cpuNanos() - start;
        measure(picture, file.getParent().getFileName().toString());
      } catch (PictureRefused notRead) {
        refused++;
      }
    }
  }

  private void measure(Picture picture, String person) {
    long start = cpuNanos();
    List<Face> faces = engine.detect(picture);
    long detected = cpuNanos();
    detectNanos += detected - start;
    if (faces.isEmpty()) {
      return;
    }
    withOneFace += faces.size() == 1 ? 1 : 0;
    samples.add(new Sample(person, engine.template(picture, faces.get(0))));
    templateNanos += cpuNanos() - detected;
  }

  private void print() {
    int read = photos - refused;
    line("engine %s, threshold %.3f", engine.info().id(), engine.info().threshold());
    line("photos %d, refused %d", photos, refused);
    line("a face found in %d of %d, exactly one in %d", samples.size(), read, withOneFace);
    line(
        "CPU per photo: read %.1f ms, detect %.1f ms, template %.1f ms",
        readNanos / 1e6 / Math.max(1, read),
        detectNanos / 1e6 / Math.max(1, read),
        templateNanos / 1e6 / Math.max(1, samples.size()));
    printRankOne();
    printPairs(true);
    printPairs(false);
  }

  /** The first photo of each person is enrolled, all others are searched for. */
  private void printRankOne() {
    List<Sample> enrolled = new ArrayList<>();
    List<Sample> probes = new ArrayList<>();
    for (Sample sample : samples) {
      boolean first = enrolled.stream().noneMatch(other -> other.person.equals(sample.person));
      (first ? enrolled : probes).add(sample);
    }
    int right = 0;
    int accepted = 0;
    for (Sample probe : probes) {
      Sample best =
          enrolled.stream()
              .max(Comparator.comparingDouble(candidate -> candidate.similarity(probe)))
              .orElseThrow();
      if (best.person.equals(probe.person)) {
        right++;
        accepted += best.similarity(probe) >= engine.info().threshold() ? 1 : 0;
      }
    }
    line(
        "rank-1: %d of %d searches among %d people, %d of them above the threshold",
        right, probes.size(), enrolled.size(), accepted);
  }

  private void printPairs(boolean same) {
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      for (int j = i + 1; j < samples.size(); j++) {
        if (samples.get(i).person.equals(samples.get(j).person) == same) {
          scores.add(samples.get(i).similarity(samples.get(j)));
        }
      }
    }
    if (scores.isEmpty()) {
      return;
    }
    scores.sort(null);
    double mean = scores.stream().mapToDouble(score -> score).average().orElseThrow();
    long above = scores.stream().filter(score -> score >= engine.info().threshold()).count();
    line(
        "%s: %d pairs, mean %.3f, 5 %% %.3f, median %.3f, 95 %% %.3f, at or above the threshold %.1f %%",
        same ? "same person" : "different people",
        scores.size(),
        mean,
        percentile(scores, 5),
        percentile(scores, 50),
        percentile(scores, 95),
        100.0 * above / scores.size());
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private record Sample(String person, float[] template) {

    double similarity(Sample other) {
      return FaceEngine.similarity(template, other.template);
    }
  }
}

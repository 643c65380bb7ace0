package dev.muster.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Tries an engine on photos of people who are known: does it find their faces, and how far apart
 * are the same and different people? The first photo of each person counts as the enrolled one. For
 * one thread; the photos are read one after the other and not kept.
 */
public final class ModelTrial {

  private static final int DEEPEST = 2;

  /**
   * What a trial found.
   *
   * @param enrolled first photos of people; {@code enrolledFound} of them with a face
   * @param others further photos; {@code othersFound} of them with a face
   * @param searches further photos with a face
   * @param rankOne searches that led to the person's own first photo
   * @param samePairs pairs of photos of one person; {@code sameMissed} of them below the threshold
   * @param differentPairs pairs of two people; {@code differentAccepted} of them not below it
   * @param lines all of it in words
   */
  public record Result(
      int enrolled,
      int enrolledFound,
      int others,
      int othersFound,
      int searches,
      int rankOne,
      int samePairs,
      int sameMissed,
      int differentPairs,
      int differentAccepted,
      List<String> lines) {}

  private final FaceEngine engine;
  private final LongSupplier nanos;
  private final Set<String> people = new HashSet<>();
  private final List<TrialShot> shots = new ArrayList<>();
  private final TrialCounts counts = new TrialCounts();

  public ModelTrial(FaceEngine engine) {
    this(engine, System::nanoTime);
  }

  ModelTrial(FaceEngine engine, LongSupplier nanos) {
    this.engine = engine;
    this.nanos = nanos;
  }

  /**
   * Tries the models of a folder on photos.
   *
   * @param models as {@link OnnxEngine#open} takes it
   * @param photos one sub-folder of photos per person, or photos only, each of another person
   * @param line is given the findings, line by line
   * @throws IllegalStateException when the models are not used; the message says why
   * @throws IOException when the photos cannot be read
   */
  public static void run(Path models, Path photos, Consumer<String> line) throws IOException {
    try (FaceEngine engine = OnnxEngine.open(models)) {
      new ModelTrial(engine).addAll(photos, line).result().lines().forEach(line);
    }
  }

  /** Adds every photo of the folder; what is no picture is named and counted. */
  ModelTrial addAll(Path folder, Consumer<String> line) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path parent = file.getParent();
      String person = folder.equals(parent) ? file.toString() : String.valueOf(parent);
      try {
        add(person, Files.readAllBytes(file));
      } catch (PictureRefused refused) {
        counts.refused++;
        line.accept("%s: %s".formatted(folder.relativize(file), refused.getMessage()));
      }
    }
    return this;
  }

  /**
   * Adds a photo.
   *
   * @param person anything that is the same for all photos of a person
   * @throws PictureRefused when the bytes are no picture
   */
  public void add(String person, byte[] photo) throws PictureRefused {
    long start = nanos.getAsLong();
    Picture picture = Picture.read(photo, PictureLimits.DEFAULT);
    long read = nanos.getAsLong();
    List<Face> faces = engine.detect(picture);
    long detected = nanos.getAsLong();
    boolean enrolled = people.add(person);
    counts.read(enrolled, faces, read - start, detected - read);
    if (!faces.isEmpty()) {
      shots.add(new TrialShot(person, enrolled, engine.template(picture, faces.get(0))));
      counts.described(nanos.getAsLong() - detected);
    }
  }

  /** Compares every photo with every other one. */
  public Result result() {
    return TrialReport.of(engine.info(), counts, shots);
  }
}

package dev.muster.contract;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pictures of people who do not exist, made once a run. A real box may find no face in them: with
 * {@code muster.test.photos} it is shown the real portraits of that folder instead.
 */
final class Faces {

  /** Five people whom the built-in matcher keeps well apart. */
  static final int ANN = 0;

  static final int BEN = 1;
  static final int EVE = 2;
  static final int DAN = 3;
  static final int STRANGER = 4;

  private static final long[] SEEDS = {1, 2, 5, 4, 10};
  private static final View VIEW = View.frontal().sized(240, 300);
  private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();
  private static final List<Path> PHOTOS = photos();

  private Faces() {}

  static byte[] of(int person) {
    if (!PHOTOS.isEmpty()) {
      return once("photo " + person, () -> bytes(PHOTOS.get(person)));
    }
    return once("face " + person, () -> SampleFaces.person(SEEDS[person]).photo(VIEW));
  }

  /** The same person, of a face about this many pixels wide. */
  static byte[] ofWidth(int person, int pixels) {
    int width = pixels * 8 / 5;
    return once(
        "face " + person + " of " + pixels,
        () -> SampleFaces.person(SEEDS[person]).photo(View.frontal().sized(width, width * 5 / 4)));
  }

  static byte[] nobody() {
    return once("nobody", () -> SampleFaces.landscape(3));
  }

  /** Two people in one picture. */
  static byte[] pair(int left, int right) {
    return once("pair " + left + " " + right, () -> SampleFaces.group(SEEDS[left], SEEDS[right]));
  }

  static String base64(byte[] picture) {
    return Base64.getEncoder().encodeToString(picture);
  }

  static byte[] decoded(String base64) {
    return Base64.getMimeDecoder().decode(base64.substring(base64.lastIndexOf(',') + 1));
  }

  private static byte[] once(String name, Supplier<byte[]> picture) {
    return MADE.computeIfAbsent(name, key -> picture.get()).clone();
  }

  private static List<Path> photos() {
    String folder =
        System.getProperty(
            "muster.test.photos", System.getenv().getOrDefault("MUSTER_TEST_PHOTOS", ""));
    if (Target.given().embedded() || folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> people = Files.list(Path.of(folder, "persons"))) {
      return people.sorted().map(Faces::firstPhoto).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path firstPhoto(Path person) {
    try (Stream<Path> photos = Files.list(person)) {
      return photos.sorted().findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.muster.sample;

import dev.muster.face.BuiltinEngine;
import dev.muster.face.PictureRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the built-in engine: on generated people, or on a folder with one sub-folder of photos
 * per person. The first photo of each is enrolled.
 */
final class SampleAccuracyReport {

  private SampleAccuracyReport() {}

  /** {@code FIRST PEOPLE VIEWS}, or the path of a folder. */
  public static void main(String[] args) throws IOException, PictureRefused {
    if (args.length == 1) {
      folder(Path.of(args[0])).compare().print();
    } else if (args.length == 3) {
      generated(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))
          .compare()
          .print();
    } else {
      System.err.println(
          "Give the first seed, the numbers of people and of views, or a folder of photos.");
      System.exit(2);
    }
  }

  private static Accuracy generated(int first, int people, int views) throws PictureRefused {
    Accuracy accuracy = new Accuracy(new BuiltinEngine());
    for (int person = first; person < first + people; person++) {
      for (int view = 0; view < views; view++) {
        View shot = view == 0 ? View.frontal() : View.varied(person * 7919L + view);
        accuracy.add(person, view == 0, SampleFaces.person(person).photo(shot));
      }
    }
    return accuracy;
  }

  private static Accuracy folder(Path root) throws IOException, PictureRefused {
    Accuracy accuracy = new Accuracy(new BuiltinEngine());
    List<Path> people = list(root);
    for (int person = 0; person < people.size(); person++) {
      List<Path> photos = list(people.get(person));
      for (int i = 0; i < photos.size(); i++) {
        accuracy.add(person, i == 0, Files.readAllBytes(photos.get(i)));
      }
    }
    return accuracy;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}

package dev.muster.sample;

import dev.muster.face.BuiltinEngine;
import dev.muster.face.FaceEngine;
import dev.muster.face.ModelTrial;
import dev.muster.face.OnnxEngine;
import dev.muster.face.PictureRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures an engine: on generated people, or on a folder with one sub-folder of photos per person.
 * The first photo of each is enrolled. The folder is looked at twice, so that the times are those
 * of a warm program.
 */
final class SampleAccuracyReport {

  private SampleAccuracyReport() {}

  /** {@code [MODELS] FIRST PEOPLE VIEWS}, or {@code [MODELS] FOLDER}: paths of folders. */
  public static void main(String[] args) throws IOException, PictureRefused {
    boolean onnx = args.length == 2 || args.length == 4;
    String[] rest = onnx ? List.of(args).subList(1, args.length).toArray(String[]::new) : args;
    try (FaceEngine engine = onnx ? OnnxEngine.open(Path.of(args[0])) : new BuiltinEngine()) {
      if (rest.length == 1) {
        folder(engine, Path.of(rest[0]));
        print(folder(engine, Path.of(rest[0])));
      } else if (rest.length == 3) {
        print(
            generated(
                engine,
                Integer.parseInt(rest[0]),
                Integer.parseInt(rest[1]),
                Integer.parseInt(rest[2])));
      } else {
        System.err.println(
            "Give the first seed, the numbers of people and of views, or a folder of photos; before them, if wanted, a folder of models.");
        System.exit(2);
      }
    }
  }

  private static ModelTrial generated(FaceEngine engine, int first, int people, int views)
      throws PictureRefused {
    ModelTrial trial = new ModelTrial(engine);
    for (int person = first; person < first + people; person++) {
      for (int view = 0; view < views; view++) {
        View shot = view == 0 ? View.frontal() : View.varied(person * 7919L + view);
        trial.add("" + person, SampleFaces.person(person).photo(shot));
      }
    }
    return trial;
  }

  private static ModelTrial folder(FaceEngine engine, Path root)
      throws IOException, PictureRefused {
    ModelTrial trial = new ModelTrial(engine);
    for (Path person : list(root)) {
      for (Path photo : list(person)) {
        trial.add(person.toString(), Files.readAllBytes(photo));
      }
    }
    return trial;
  }

  private static void print(ModelTrial trial) {
    trial.result().lines().forEach(System.out::println);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}

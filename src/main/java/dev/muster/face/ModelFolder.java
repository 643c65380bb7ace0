package dev.muster.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder with one detector, one recogniser and, for files that are not known by their digest, a
 * descriptor. Nothing is guessed: a folder that can be read in two ways is refused.
 */
final class ModelFolder {

  private static final int DETECTOR_SIDE = 640;
  private static final double CONFIDENCE = 0.6;
  private static final Set<Integer> LENGTHS = Set.of(64, 128, 256, 512);

  /** Beyond this the folder is no folder of models, and digesting it all would take long. */
  private static final int MOST_FILES = 20;

  private final Path folder;
  private final Descriptor descriptor;

  private ModelFolder(Path folder) {
    this.folder = folder;
    this.descriptor = Descriptor.in(folder);
  }

  static Models read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ModelsRefused(
          "The folder of face models %s does not exist: make it and put a detector and a recogniser into it (docs/faces.md)."
              .formatted(folder.toAbsolutePath()));
    }
    ModelFolder models = new ModelFolder(folder);
    return new Models(models.detector(), models.recogniser());
  }

  private DetectorModel detector() {
    ModelFile file = file("detector", KnownModel::isDetector);
    Descriptor own = described("detector", file);
    int side = own.whole("detector.side", DETECTOR_SIDE, 64, 2048);
    return new DetectorModel(file, side, own.number("detector.confidence", CONFIDENCE, 0.05, 0.99));
  }

  private RecogniserModel recogniser() {
    ModelFile file = file("recogniser", KnownModel::isRecogniser);
    Descriptor own = described("recogniser", file);
    int side = own.whole("recogniser.side", 32, 512);
    int length = own.whole("recogniser.length", 64, 512);
    if (!LENGTHS.contains(length)) {
      throw new ModelsRefused(
          "%s: recogniser.length is %d; templates are made of 64, 128, 256 or 512 numbers."
              .formatted(folder.resolve(Descriptor.NAME), length));
    }
    return new RecogniserModel(
        file,
        side,
        own.colours(),
        own.number("recogniser.mean", -1000, 1000),
        own.number("recogniser.scale", 1e-6, 1000),
        own.points(side),
        length,
        own.number("recogniser.threshold", -1, 1),
        own.text("recogniser.licence").orElse("not stated"));
  }

  /** The file that the descriptor names, or the only known one. */
  private ModelFile file(String role, Predicate<String> known) {
    Optional<String> named = descriptor.text(role);
    if (named.isPresent()) {
      return ModelFile.read(inside(role, named.get()));
    }
    List<ModelFile> found =
        onnxFiles().stream()
            .map(ModelFile::read)
            .filter(file -> known.test(file.sha256()))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new ModelsRefused(
        "The folder of face models %s has %s that is known by its SHA-256%s: put exactly one there, or name it as '%s' in %s."
            .formatted(
                folder,
                found.isEmpty() ? "no " + role : found.size() + " files for the " + role,
                found.isEmpty()
                    ? " (its .onnx files: " + names() + ")"
                    : " (" + String.join(", ", found.stream().map(ModelFile::name).toList()) + ")",
                role,
                Descriptor.NAME));
  }

  private Descriptor described(String role, ModelFile file) {
    String key = role + ".sha256";
    Optional<String> expected = descriptor.text(key).map(text -> text.toLowerCase(Locale.ROOT));
    if (expected.isPresent() && !expected.get().equals(file.sha256())) {
      throw new ModelsRefused(
          "The face model %s has SHA-256 %s; %s expects %s: the file is damaged or another one. Fetch it again, or correct %s."
              .formatted(file.path(), file.sha256(), Descriptor.NAME, expected.get(), key));
    }
    boolean known = !KnownModel.description(file.sha256()).isEmpty();
    if (expected.isEmpty() && !known) {
      throw new ModelsRefused(
          "The face model %s is not known; its SHA-256 is %s: compare it with the publisher's and write it as %s into %s."
              .formatted(file.path(), file.sha256(), key, Descriptor.NAME));
    }
    return descriptor.withUsual(KnownModel.description(file.sha256()));
  }

  private Path inside(String role, String name) {
    try {
      Path plain = Path.of(name);
      if (plain.getNameCount() == 1 && !plain.isAbsolute() && !name.equals("..")) {
        return folder.resolve(plain);
      }
    } catch (InvalidPathException e) {
      throw new ModelsRefused("%s: %s is no file name.".formatted(role, name), e);
    }
    throw new ModelsRefused(
        "%s: %s is '%s'; expected is the name of a file in the same folder."
            .formatted(folder.resolve(Descriptor.NAME), role, name));
  }

  private String names() {
    List<String> names = new ArrayList<>();
    onnxFiles().forEach(file -> names.add(file.getFileName().toString()));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private List<Path> onnxFiles() {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries
              .filter(file -> file.getFileName().toString().endsWith(".onnx"))
              .sorted()
              .limit(MOST_FILES + 1L)
              .toList();
      if (files.size() > MOST_FILES) {
        throw new ModelsRefused(
            "%s holds more than %d .onnx files: name the two that count in %s."
                .formatted(folder, MOST_FILES, Descriptor.NAME));
      }
      return files;
    } catch (IOException e) {
      throw new ModelsRefused("%s cannot be listed (%s).".formatted(folder, e), e);
    }
  }

  /** What the folder holds. */
  record Models(DetectorModel detector, RecogniserModel recogniser) {}
}

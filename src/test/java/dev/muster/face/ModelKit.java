package dev.muster.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Real networks for tests, kept outside the repository: a folder named by the system property
 * {@code muster.test.models} or the environment variable {@code MUSTER_TEST_MODELS}.
 */
final class ModelKit {

  static final String DYNAMIC = "yunet_n_dynamic.onnx";
  static final String FIXED = "face_detection_yunet_2023mar.onnx";
  static final String INTEL = "face-reidentification-retail-0095.onnx";

  private ModelKit() {}

  static Optional<Path> folder() {
    String named = System.getProperty("muster.test.models", System.getenv("MUSTER_TEST_MODELS"));
    return Optional.ofNullable(named).map(Path::of);
  }

  /** A folder with nothing but these two files. */
  static Path pair(Path into, String detector, String recogniser) throws IOException {
    for (String name : new String[] {detector, recogniser}) {
      Files.copy(folder().orElseThrow().resolve(name), into.resolve(name));
    }
    return into;
  }
}

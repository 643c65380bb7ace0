package dev.muster.face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Real photos for tests, kept outside the repository: a folder with {@code manifest.csv}, named by
 * the system property {@code muster.test.photos} or the environment variable {@code
 * MUSTER_TEST_PHOTOS}.
 */
final class PhotoKit {

  private PhotoKit() {}

  static Optional<Path> folder() {
    String named = System.getProperty("muster.test.photos", System.getenv("MUSTER_TEST_PHOTOS"));
    return Optional.ofNullable(named).map(Path::of);
  }

  static List<Shot> in(String part) {
    Path folder = folder().orElseThrow();
    List<Shot> shots = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var rows = format.parse(Files.newBufferedReader(folder.resolve("manifest.csv")))) {
      for (CSVRecord row : rows) {
        if (row.get("file").startsWith(part + "/")) {
          shots.add(new Shot(folder.resolve(row.get("file")), row.get("faces_expected")));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return shots;
  }

  /**
   * @param faces how many faces the manifest expects; empty when the file is broken
   */
  record Shot(Path file, String faces) {

    String name() {
      return file.getFileName().toString();
    }

    byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    Picture picture() throws PictureRefused {
      return Picture.read(bytes(), PictureLimits.DEFAULT);
    }
  }
}

package dev.muster.sync.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where answers of sources lie while they are read. They hold people: what a crash left is deleted
 * at the next start.
 */
final class Drafts {

  private final Path folder;

  /**
   * @param folder of this instance alone
   */
  Drafts(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.part")) {
      for (Path one : left) {
        Files.delete(one);
      }
    }
  }

  /** A new one that is empty. */
  Path fresh() {
    try {
      return Files.createTempFile(folder, "list-", ".part");
    } catch (IOException e) {
      throw new UncheckedIOException("making room for a list below " + folder + " failed", e);
    }
  }

  static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new UncheckedIOException("deleting the list " + draft + " failed", e);
    }
  }
}

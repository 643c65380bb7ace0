package dev.muster.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The folder that a bridge is started in: a copy of the routes and a configuration. */
final class WorkingDirectory {

  private WorkingDirectory() {}

  static void prepare(Path home, String configuration) {
    try {
      Files.createDirectories(home.resolve("config"));
      Files.writeString(home.resolve("config/application.yaml"), configuration);
      copy(Path.of("routes"), home.resolve("routes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, Files.readString(file));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

package dev.muster.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of route files: every {@code *.camel.yaml} below it, hidden files left out. At most
 * {@value #MAX_FILES} files of at most {@value #MAX_BYTES} bytes, {@value #MAX_DEPTH} folders deep.
 */
final class RouteFolder implements Watched {

  static final String SUFFIX = ".camel.yaml";
  static final int MAX_FILES = 500;
  static final int MAX_BYTES = 256 * 1024;
  static final int MAX_DEPTH = 8;

  private final Path folder;

  /**
   * @throws IllegalArgumentException when there is no such folder
   */
  RouteFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(this.folder)) {
      throw new IllegalArgumentException(
          "muster.routes.folder is "
              + folder
              + ", and "
              + this.folder
              + " is no folder; start Muster where the folder routes lies, or set the key.");
    }
  }

  @Override
  public Path path() {
    return folder;
  }

  /** Folder and files with size and time. */
  @Override
  public Map<Path, String> stamp() throws IOException {
    Map<Path, String> stamp = new TreeMap<>();
    for (Path path : walk()) {
      stamp.put(
          path,
          Files.isDirectory(path)
              ? "folder"
              : Files.size(path) + " " + Files.getLastModifiedTime(path));
    }
    return stamp;
  }

  /**
   * The texts, route configurations first, then templates, then routes, each by name; what is no
   * YAML comes last.
   *
   * @throws IOException with one sentence that names the file, when one cannot be read, is too
   *     large or is not UTF-8, and when there are too many
   */
  List<RouteText> read() throws IOException {
    List<Path> files = walk().stream().filter(RouteFolder::isRouteFile).toList();
    if (files.size() > MAX_FILES) {
      throw new IOException(
          files.size() + " route files in " + folder + "; at most " + MAX_FILES + " are read.");
    }
    List<RouteText> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(new RouteText(name(file), file.toUri().toString(), text(file)));
    }
    return RouteText.inLoadingOrder(texts);
  }

  private List<Path> walk() throws IOException {
    try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(path -> Files.isDirectory(path) || isRouteFile(path)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isRouteFile(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".") && Files.isRegularFile(path);
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private String text(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new IOException(
          name(file) + " has " + size + " bytes; a route file may have at most " + MAX_BYTES + ".");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(name(file) + " is not UTF-8 text; save it as UTF-8.", e);
    }
  }
}

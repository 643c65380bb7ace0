package dev.muster.sync.source;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in which pictures are looked up by the names that a list has for them; nothing outside
 * of it is ever read, whatever a name or a link in it says.
 */
record PhotoFolder(Path folder) {

  private static final List<String> ENDINGS = List.of("jpg", "jpeg", "png", "webp", "bmp");

  /** Name, size and time of the file; empty when there is none. */
  Optional<String> mark(String name) {
    try {
      Optional<Path> file = find(name);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      BasicFileAttributes now = Files.readAttributes(file.get(), BasicFileAttributes.class);
      return Optional.of(name + "|" + now.size() + "|" + now.lastModifiedTime().toMillis());
    } catch (IOException gone) {
      // whoever fetches it tells why; until then the name is all there is
      return Optional.empty();
    }
  }

  Outcome<byte[]> read(String name) {
    try {
      Optional<Path> file = find(name);
      if (file.isEmpty()) {
        return refused(
            Reason.PHOTO_NOT_GIVEN, "no picture " + name + " is in the folder of photos");
      }
      try (InputStream in = Files.newInputStream(file.get())) {
        byte[] bytes = in.readNBytes(AttachedPhotos.MOST + 1);
        return bytes.length > AttachedPhotos.MOST
            ? refused(
                Reason.TOO_MANY_BYTES,
                Files.size(file.get()) + " bytes; at most " + AttachedPhotos.MOST)
            : new Outcome.Answered<>(bytes);
      }
    } catch (IOException e) {
      return new Outcome.NotReached<>(
          Told.of(
              Reason.NOT_REACHED,
              Files.isDirectory(folder)
                  ? "the picture " + name + " cannot be read: " + e
                  : "the folder " + folder + " is not there; is it mounted?"));
    }
  }

  /**
   * The file of that name, or with an ending where the list leaves it out or writes it otherwise.
   */
  private Optional<Path> find(String name) throws IOException {
    Path root = folder.toRealPath();
    for (String candidate : candidates(name).toList()) {
      Optional<Path> file = below(root, candidate);
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> below(Path root, String name) throws IOException {
    Path file;
    try {
      file = root.resolve(name).normalize();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(file.toRealPath()).filter(real -> real.startsWith(root));
  }

  private static Stream<String> candidates(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (ENDINGS.contains(ending.toLowerCase(Locale.ROOT)) && ending.length() < name.length()) {
      String stem = name.substring(0, name.length() - ending.length());
      return Stream.of(ending, ending.toLowerCase(Locale.ROOT), ending.toUpperCase(Locale.ROOT))
          .distinct()
          .map(one -> stem + one);
    }
    return Stream.concat(
        Stream.of(name),
        ENDINGS.stream()
            .flatMap(one -> Stream.of(one, one.toUpperCase(Locale.ROOT)))
            .map(one -> name + "." + one));
  }

  private static Outcome<byte[]> refused(Reason reason, String detail) {
    return new Outcome.Refused<>(new Refusal(reason, detail));
  }
}

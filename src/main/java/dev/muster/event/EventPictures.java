package dev.muster.event;

import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of events: files named by the digest of their bytes, on one shelf for each day (UTC)
 * on which they came, so that a day is forgotten at once. A picture that is on the roster is not
 * kept twice; it goes when its person goes.
 */
public final class EventPictures {

  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  private final Path folder;
  private final PhotoStore roster;
  private final Map<String, PhotoStore> shelves = new ConcurrentHashMap<>();

  EventPictures(Path folder, PhotoStore roster) {
    this.folder = folder;
    this.roster = roster;
  }

  /** The shelf of what comes at that time. */
  static String shelf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  /** Keeps a picture and returns its digest; when it returns, the bytes are on the disk. */
  String put(String shelf, byte[] picture) {
    String digest = Digest.of(picture);
    if (!roster.has(digest)) {
      open(shelf).put(digest, picture);
    }
    return digest;
  }

  /**
   * @param shelf as the event names it; null for one that came before there were shelves
   */
  public Optional<byte[]> find(@Nullable String shelf, String digest) {
    Optional<byte[]> there = shelf == null ? Optional.empty() : on(checked(shelf), digest);
    if (there.isPresent() || shelf == null) {
      return there.isPresent() ? there : onRoster(digest);
    }
    Optional<byte[]> roster = onRoster(digest);
    return roster.isPresent() ? roster : later(shelf, digest);
  }

  /** A picture that another way brought on a later day. */
  private Optional<byte[]> later(String shelf, String digest) {
    return shelves().stream()
        .filter(day -> day.compareTo(shelf) > 0)
        .map(day -> on(day, digest))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<byte[]> onRoster(String digest) {
    return roster.has(digest) ? Optional.of(roster.get(digest)) : Optional.empty();
  }

  private Optional<byte[]> on(String shelf, String digest) {
    if (!Files.isDirectory(folder.resolve(shelf))) {
      return Optional.empty();
    }
    PhotoStore store = open(shelf);
    return store.has(digest) ? Optional.of(store.get(digest)) : Optional.empty();
  }

  /** The days of which there are pictures, the oldest first. */
  List<String> shelves() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> days = Files.list(folder)) {
      return days.map(day -> String.valueOf(day.getFileName()))
          .filter(day -> day.matches(DAY))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing the pictures of events failed", e);
    }
  }

  /** Deletes the pictures of a day. */
  void forget(String shelf) {
    shelves.remove(shelf);
    try {
      Files.walkFileTree(folder.resolve(checked(shelf)), new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("deleting the pictures of " + shelf + " failed", e);
    }
  }

  private PhotoStore open(String shelf) {
    return shelves.computeIfAbsent(
        checked(shelf),
        day -> {
          try {
            return new PhotoStore(folder.resolve(day));
          } catch (IOException e) {
            throw new UncheckedIOException("making the folder of " + day + " failed", e);
          }
        });
  }

  private static String checked(String shelf) {
    if (!shelf.matches(DAY)) {
      throw new IllegalArgumentException("not a day: " + shelf);
    }
    return shelf;
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException trouble)
        throws IOException {
      if (trouble != null) {
        throw trouble;
      }
      Files.deleteIfExists(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}

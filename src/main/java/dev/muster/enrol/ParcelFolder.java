package dev.muster.enrol;

import dev.muster.enrol.parcel.Limits;
import dev.muster.enrol.parcel.Unpacked;
import dev.muster.enrol.parcel.Unpacking;
import dev.muster.enrol.parcel.ZipRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the files of a parcel lie while it is read: {@code files/}, ZIP files beside it, and what
 * came out of each in a folder of its own.
 */
record ParcelFolder(Drop drop, String batch) {

  private static final String FILES = "files";
  private static final String UNPACKED = ".unpacked";

  Path path() {
    return drop.incoming().resolve(batch);
  }

  Path files() {
    return path().resolve(FILES);
  }

  /** Where a ZIP of the parcel is put, and has not been put yet. */
  Path zip() throws IOException {
    Files.createDirectories(path());
    return path().resolve("parcel.zip");
  }

  /**
   * Unpacks what has not been unpacked yet and says where every file lies.
   *
   * @param refused told of every ZIP of which nothing can be used
   * @param entry told of every entry that was left out
   */
  List<Place> unpack(BiConsumer<Path, ZipRefused> refused, EntryRefused entry) throws IOException {
    for (Path zip : files(path(), 1, ParcelFolder::isZip)) {
      Path into = zip.resolveSibling(zip.getFileName() + UNPACKED);
      if (!Files.exists(into)) {
        try {
          Unpacked unpacked = Unpacking.into(zip, into, Limits.USUAL);
          unpacked.refused().forEach(one -> entry.accept(zip, one));
        } catch (ZipRefused e) {
          refused.accept(zip, e);
        }
      }
    }
    List<Place> places = new ArrayList<>();
    for (Path root : folders(path())) {
      files(root, Integer.MAX_VALUE, file -> true)
          .forEach(file -> places.add(Place.inParcel(drop, batch, root, file)));
    }
    return places;
  }

  /** Told of an entry of a ZIP that was left out. */
  @FunctionalInterface
  interface EntryRefused {
    void accept(Path zip, Unpacked.RefusedEntry entry);
  }

  /** Moves the ZIP files of an upload to where they are unpacked. */
  void liftZips() throws IOException {
    if (!Files.isDirectory(files())) {
      return;
    }
    for (Path zip : files(files(), Integer.MAX_VALUE, ParcelFolder::isZip)) {
      Path to = path().resolve(Place.forward(files().relativize(zip)).replace('/', '_'));
      Files.move(zip, to);
    }
  }

  /** Deletes what is left: every file has gone its way. */
  void delete() throws IOException {
    if (!Files.exists(path())) {
      return;
    }
    try (Stream<Path> all = Files.walk(path())) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private static boolean isZip(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(one -> !one.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path folder, int depth, Predicate<Path> kind) throws IOException {
    try (Stream<Path> all = Files.walk(folder, depth)) {
      return all.filter(Files::isRegularFile).filter(kind).sorted().toList();
    }
  }
}

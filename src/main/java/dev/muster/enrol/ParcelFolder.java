package dev.muster.enrol;

import dev.muster.enrol.parcel.Limits;
import dev.muster.enrol.parcel.Unpacked;
import dev.muster.enrol.parcel.Unpacking;
import dev.muster.enrol.parcel.ZipRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private static final String RECEIVED = ".received";
  private static final String ZIP = "parcel.zip";

  /** Characters of a ZIP's name that are kept. */
  private static final int LONGEST = 60;

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
    return path().resolve(ZIP);
  }

  /** Where files of an upload lie until all of them are there. */
  Path received() {
    return path().resolve(RECEIVED);
  }

  /** All files of an upload are there. */
  void receivedAll() throws IOException {
    Files.move(received(), files(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** True when everything of the parcel is there, whether or not its row says so. */
  boolean isWhole() {
    return Files.isDirectory(files()) || Files.exists(path().resolve(ZIP));
  }

  /** The folders of parcels that lie in the drop. */
  static List<ParcelFolder> in(Drop drop) {
    if (!Files.isDirectory(drop.incoming())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(drop.incoming())) {
      return all.filter(Files::isDirectory)
          .map(folder -> new ParcelFolder(drop, folder.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("looking into " + drop.incoming() + " failed", e);
    }
  }

  /**
   * Unpacks what has not been unpacked yet and says where every file lies.
   *
   * @param home the permission group of what lies at the top of a ZIP that lay in the drop
   * @param refused told of every ZIP of which nothing can be used
   * @param entry told of every entry that was left out
   */
  List<Place> unpack(String home, BiConsumer<Path, ZipRefused> refused, EntryRefused entry)
      throws IOException {
    for (Path zip : files(path(), 1, ParcelFolder::isZip)) {
      Path into = zip.resolveSibling(zip.getFileName() + UNPACKED);
      if (!Files.exists(into)) {
        // It appears under its name when what was left out is noted, so that a crash forgets none.
        Path early = zip.resolveSibling("." + into.getFileName());
        try {
          delete(early);
          Unpacked unpacked = Unpacking.into(zip, early, Limits.USUAL);
          unpacked.refused().forEach(one -> entry.accept(zip, one));
          Files.move(early, into, StandardCopyOption.ATOMIC_MOVE);
        } catch (ZipRefused e) {
          refused.accept(zip, e);
        }
      }
    }
    List<Place> places = new ArrayList<>();
    for (Path root : folders(path())) {
      String group = root.endsWith(ZIP + UNPACKED) ? home : drop.group();
      files(root, Integer.MAX_VALUE, file -> true)
          .forEach(file -> places.add(Place.inParcel(drop, batch, root, file, group)));
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
      Files.move(zip, free(Place.forward(files().relativize(zip)).replace('/', '_')));
    }
  }

  /** Not longer than a file system takes, with what unpacking adds. */
  private Path free(String name) {
    String end = name.substring(Math.max(0, name.length() - LONGEST));
    Path free = path().resolve(end);
    for (int n = 2; Files.exists(free); n++) {
      free = path().resolve("(" + n + ") " + end);
    }
    return free;
  }

  /** Deletes what is left: every file has gone its way. */
  void delete() throws IOException {
    delete(path());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
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
